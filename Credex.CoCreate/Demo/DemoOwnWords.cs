using Credex.CoCreate.People;

namespace Credex.CoCreate.Demo;

/// <summary>What simulated people write of their own. Nobody writes what another one has written: who comes when their group has nothing left, nor anybody, writes nothing.</summary>
public sealed class DemoOwnWords
{
    /// <summary>Which competence is missing: by group, and what anybody might say.</summary>
    private static readonly (StakeholderGroup? Group, string English, string French)[] Missing =
    [
        (StakeholderGroup.Learner, "I can build a scene, but I have never been paid to deliver one: how to quote, plan and hand over on a date.", "Je sais construire une scène, mais je n’ai jamais été payé pour en livrer une : faire un devis, planifier, livrer à une date."),
        (StakeholderGroup.Learner, "How to show this work. A binaural excerpt in a portfolio says little about a room with forty loudspeakers.", "Comment montrer ce travail. Un extrait binaural dans un portfolio dit peu de chose d’une salle à quarante haut-parleurs."),
        (StakeholderGroup.Learner, "Enough programming to talk to the developer, and to change a value without waiting for them.", "Assez de programmation pour parler au développeur, et changer une valeur sans l’attendre."),
        (StakeholderGroup.Learner, "Our school has one room with an ambisonic array and it is booked for months. I would need to learn how far one gets with headphones.", "Notre école n’a qu’une salle ambisonique, réservée pour des mois. Il faudrait apprendre jusqu’où l’on va au casque."),
        (StakeholderGroup.Learner, "Taking criticism in a session with the director without losing the thread.", "Recevoir une critique en séance avec la mise en scène sans perdre le fil."),
        (StakeholderGroup.Learner, "Finding the first job: who hires for this, under which title, and what they look at.", "Trouver le premier emploi : qui recrute, sous quel intitulé, et ce qu’on regarde."),
        (StakeholderGroup.Learner, "Protecting one’s hearing. Nobody spoke of it in three years of study.", "Protéger son audition. Personne n’en a parlé en trois ans d’études."),
        (StakeholderGroup.Learner, "Working with a voice: directing an actor who has no picture to play to.", "Travailler avec une voix : diriger un comédien qui n’a pas d’image sur laquelle jouer."),
        (StakeholderGroup.Learner, "Version control for projects that are mostly large audio files.", "La gestion de versions pour des projets faits surtout de gros fichiers audio."),
        (StakeholderGroup.Learner, "Reading a floor plan and an electrical plan, so that I know where a loudspeaker can hang.", "Lire un plan de salle et un plan électrique, pour savoir où l’on peut accrocher un haut-parleur."),
        (StakeholderGroup.Learner, "What to do when the headset of a visitor fails in the middle.", "Que faire quand le casque d’un visiteur tombe en panne au milieu."),
        (StakeholderGroup.Learner, "Composing for a piece that has no fixed length.", "Composer pour une pièce qui n’a pas de durée fixe."),
        (StakeholderGroup.Learner, "How to record in a public place without disturbing anybody, and what one may keep.", "Comment enregistrer dans un lieu public sans gêner personne, et ce qu’on a le droit de garder."),
        (StakeholderGroup.Learner, "Keeping within a polyphony and memory budget on a standalone headset.", "Tenir dans un budget de voix et de mémoire sur un casque autonome."),
        (StakeholderGroup.Learner, "I come from music and miss the basics of acoustics; others here miss the opposite.", "Je viens de la musique et il me manque les bases d’acoustique ; à d’autres ici, il manque l’inverse."),
        (StakeholderGroup.Learner, "Listening to visitors after the opening, and daring to change the mix.", "Écouter les visiteurs après l’ouverture, et oser changer le mixage."),
        (StakeholderGroup.Employer, "Documenting a build so that somebody else can repair it two years later. We lose a week on every revival.", "Documenter une réalisation pour qu’une autre personne puisse la réparer deux ans après. Chaque reprise nous coûte une semaine."),
        (StakeholderGroup.Employer, "Estimating hours honestly. Young designers promise four days for what takes ten.", "Estimer les heures honnêtement. Les débutants promettent quatre jours pour ce qui en prend dix."),
        (StakeholderGroup.Employer, "Working in somebody else’s project file, by their naming and their bus structure.", "Travailler dans le fichier de projet d’un autre, selon ses noms et sa structure de bus."),
        (StakeholderGroup.Employer, "Safety on site: working at height, rigging, electrical authorisation. Without it we cannot send anybody to a venue.", "La sécurité sur site : travail en hauteur, accroche, habilitation électrique. Sans elle, nous ne pouvons envoyer personne dans une salle."),
        (StakeholderGroup.Employer, "Explaining to a museum why sound leaks between rooms, before the walls are built.", "Expliquer à un musée pourquoi le son passe d’une salle à l’autre, avant que les murs ne soient construits."),
        (StakeholderGroup.Employer, "Delivering to loudness targets on several platforms from one session.", "Livrer aux niveaux de plusieurs plateformes à partir d’une seule session."),
        (StakeholderGroup.Employer, "Being available for the first week of operation, and knowing which faults are ours.", "Être présent la première semaine d’exploitation, et savoir quelles pannes sont les nôtres."),
        (StakeholderGroup.Employer, "Accessibility as a specification: captions, haptics, a calm version. Clients now ask for it in tenders.", "L’accessibilité comme cahier des charges : sous-titres, haptique, version calme. Les commanditaires la demandent désormais dans les appels d’offres."),
        (StakeholderGroup.Employer, "A small team needs people who can also write the cue sheet and answer the phone.", "Une petite équipe a besoin de gens qui savent aussi écrire la conduite et répondre au téléphone."),
        (StakeholderGroup.Employer, "Energy: choosing equipment that can be switched off at night without breaking.", "L’énergie : choisir un matériel qui s’éteint la nuit sans tomber en panne."),
        (StakeholderGroup.Educator, "Assessing work that exists only in a room. We need criteria that a jury can apply to a recording of it.", "Évaluer une œuvre qui n’existe que dans une salle. Il nous faut des critères qu’un jury puisse appliquer à sa captation."),
        (StakeholderGroup.Educator, "Critical listening as a habit: students compare tools before they compare results.", "L’écoute critique comme habitude : les étudiants comparent les outils avant de comparer les résultats."),
        (StakeholderGroup.Educator, "Research skills: describing a choice and its reasons in two pages.", "Des compétences de recherche : décrire un choix et ses raisons en deux pages."),
        (StakeholderGroup.Educator, "Teaching staff need it first. Half of our lecturers have never worked in a game engine.", "Les enseignants en ont besoin d’abord. La moitié des nôtres n’ont jamais travaillé dans un moteur de jeu."),
        (StakeholderGroup.Educator, "Psychoacoustics beyond localisation: attention, fatigue, masking by a crowd.", "La psychoacoustique au-delà de la localisation : attention, fatigue, masquage par une foule."),
        (StakeholderGroup.Educator, "Collaborating with other departments from the script on, not in the last month.", "Collaborer avec les autres départements dès le scénario, et non le dernier mois."),
        (StakeholderGroup.Educator, "Ethics of recording: people, sacred places, and sounds that belong to a community.", "L’éthique de l’enregistrement : les personnes, les lieux sacrés, et les sons qui appartiennent à une communauté."),
        (StakeholderGroup.Educator, "History of the form. They think it began with the headset.", "L’histoire de la forme. Ils croient qu’elle commence avec le casque."),
        (StakeholderGroup.Educator, "Something between a workshop of a weekend and a master: twenty hours with a real commission at the end.", "Quelque chose entre le stage d’un week-end et le master : vingt heures, avec une vraie commande au bout."),
        (StakeholderGroup.NonFormalProvider, "Leading a workshop for young people who have no equipment at home.", "Animer un atelier pour des jeunes qui n’ont pas de matériel chez eux."),
        (StakeholderGroup.NonFormalProvider, "Recognition of what people learnt on the job. Many of our participants have installed for ten years without a certificate.", "La reconnaissance de ce qui s’apprend au travail. Beaucoup de nos participants installent depuis dix ans sans certificat."),
        (StakeholderGroup.NonFormalProvider, "Using free software from recording to playback, so that learning does not end with a licence.", "Utiliser des logiciels libres de la prise à la diffusion, pour que l’apprentissage ne s’arrête pas avec une licence."),
        (StakeholderGroup.NonFormalProvider, "Co-creating with residents of a neighbourhood, and giving the recordings back to them.", "Créer avec les habitants d’un quartier, et leur rendre les enregistrements."),
        (StakeholderGroup.NonFormalProvider, "Low-tech spatial sound: eight cheap loudspeakers, a good idea and a plan for the cables.", "Un son spatialisé sobre : huit haut-parleurs bon marché, une bonne idée et un plan de câblage."),
        (StakeholderGroup.Professional, "Negotiating time in the room. Mixing is what gets cut when the set is late.", "Négocier du temps dans la salle. C’est le mixage qu’on coupe quand le décor est en retard."),
        (StakeholderGroup.Professional, "Moving a piece from one loudspeaker layout to another on tour, in one morning.", "Adapter une pièce d’un dispositif de haut-parleurs à un autre en tournée, en une matinée."),
        (StakeholderGroup.Professional, "Networked audio: clocks, switches, and finding the fault at eleven at night.", "L’audio sur réseau : les horloges, les commutateurs, et trouver la panne à onze heures du soir."),
        (StakeholderGroup.Professional, "Show control: timecode, OSC, and what happens when a message gets lost.", "La conduite du spectacle : le timecode, l’OSC, et ce qui se passe quand un message se perd."),
        (StakeholderGroup.Professional, "Head tracking over longer sessions: drift, calibration, and when to leave it out.", "Le suivi de tête sur la durée : dérive, calibrage, et savoir quand s’en passer."),
        (StakeholderGroup.Professional, "Social security and status between two countries. I know more about filters than about my pension.", "La protection sociale et le statut entre deux pays. Je m’y connais mieux en filtres qu’en retraite."),
        (StakeholderGroup.Professional, "Archiving: in which format a piece can still be performed in fifteen years.", "L’archivage : dans quel format une pièce pourra encore se jouer dans quinze ans."),
        (StakeholderGroup.Professional, "Mentoring an assistant. I was never taught how to pass on what I do by ear.", "Accompagner un assistant. On ne m’a jamais appris à transmettre ce que je fais à l’oreille."),
        (StakeholderGroup.Professional, "Synthetic voices: what is allowed, what must be said, and what sounds wrong.", "Les voix de synthèse : ce qui est permis, ce qu’il faut signaler, et ce qui sonne faux."),
        (StakeholderGroup.Professional, "Measuring a room with simple means, and believing one’s ears afterwards.", "Mesurer une salle avec peu de moyens, puis en croire ses oreilles."),
        (StakeholderGroup.PublicAuthority, "Writing a call that such projects can answer: our forms ask for a premiere and a running time.", "Rédiger un appel auquel ces projets puissent répondre : nos formulaires demandent une première et une durée."),
        (StakeholderGroup.PublicAuthority, "Noise limits and neighbours, when an installation is outdoors and runs until midnight.", "Les limites de bruit et le voisinage, quand une installation est en plein air jusqu’à minuit."),
        (StakeholderGroup.PublicAuthority, "How a municipal venue judges a technical rider without a sound specialist of its own.", "Comment une salle municipale juge une fiche technique sans spécialiste du son."),
        (StakeholderGroup.PublicAuthority, "Counting audiences of a work that people walk through.", "Compter le public d’une œuvre que l’on traverse."),
        (StakeholderGroup.SocialPartner, "Fair fees: which hours count, and who pays for the update after a year.", "Une rémunération juste : quelles heures comptent, et qui paie la mise à jour au bout d’un an."),
        (StakeholderGroup.SocialPartner, "Knowing the collective agreement that applies. Sound for games, stage and museum falls under three.", "Connaître la convention collective applicable. Le son du jeu, de la scène et du musée relève de trois textes."),
        (StakeholderGroup.SocialPartner, "Hearing health at work, with limits for long days in headphones.", "La santé auditive au travail, avec des limites pour les longues journées au casque."),
        (null, "Budgeting the sound of an installation, with the hire of loudspeakers.", "Chiffrer le son d’une installation, location des haut-parleurs comprise."),
        (null, "Working with deaf and hard of hearing visitors from the first day.", "Travailler avec des visiteurs sourds et malentendants dès le premier jour."),
        (null, "Writing for a listener who walks the wrong way.", "Écrire pour un auditeur qui marche dans le mauvais sens."),
        (null, "Naming files so that the next person finds them.", "Nommer les fichiers pour que la personne suivante les retrouve."),
        (null, "Sound editing for the dome of a planetarium.", "Le montage son pour un dôme de planétarium."),
        (null, "Negotiating an author’s contract for an interactive work.", "Négocier un contrat d’auteur pour une œuvre interactive."),
        (null, "Maintaining an installation after the opening.", "Entretenir une installation après l’ouverture."),
        (null, "Using machine learning for noise reduction, and saying so.", "Utiliser l’apprentissage automatique pour réduire le bruit, et le dire."),
        (null, "Working with a stage manager who has never done immersive sound.", "Travailler avec un régisseur qui n’a jamais fait de son immersif."),
        (null, "How to listen.", "Comment écouter."),
    ];

    /// <summary>What would have to change before they came again.</summary>
    private static readonly (StakeholderGroup? Group, string English, string French)[] Changes =
    [
        (null, "More time for the conversation.", "Plus de temps pour la discussion."),
        (null, "A break after the fifth clause.", "Une pause après la cinquième clause."),
        (null, "A short version for small organisations.", "Une version courte pour les petites structures."),
        (null, "An hour that suits teachers.", "Une heure qui convienne aux enseignants."),
        (null, "The clauses a week before, to read them in peace.", "Les clauses une semaine avant, pour les lire tranquillement."),
        (null, "Fewer of us in the room: I spoke once in two hours.", "Moins de monde dans la salle : j’ai parlé une fois en deux heures."),
        (null, "Plainer words on the screen.", "Des mots plus simples à l’écran."),
        (null, "A word on what became of the last round.", "Un mot sur les suites de la consultation précédente."),
        (null, "Somebody from a museum at the table.", "Quelqu’un d’un musée autour de la table."),
        (null, "A way to come back to a clause when the vote has moved on.", "Un moyen de revenir à une clause quand le vote est passé à la suite."),
        (null, "The board of ideas before the vote, not after it.", "Le tableau d’idées avant le vote, et non après."),
    ];

    private readonly List<(StakeholderGroup? Group, string English, string French)> missing = [.. Missing];
    private readonly List<(StakeholderGroup? Group, string English, string French)> changes = [.. Changes];

    /// <param name="draw">Which of what is left.</param>
    public string? Next(bool isLong, StakeholderGroup group, string language, int draw)
    {
        var left = isLong ? missing : changes;
        var own = left.FindAll(one => one.Group == group);
        var fitting = own.Count > 0 ? own : left.FindAll(one => one.Group is null);
        if (fitting.Count == 0)
        {
            return null;
        }

        var chosen = fitting[draw % fitting.Count];
        left.Remove(chosen);
        return language == "fr" ? chosen.French : chosen.English;
    }
}
