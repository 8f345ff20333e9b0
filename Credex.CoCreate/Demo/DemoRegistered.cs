using Credex.CoCreate.People;

namespace Credex.CoCreate.Demo;

/// <summary>Somebody invented who wants to come to a workshop of the demo.</summary>
/// <param name="Language">In which they are written to.</param>
internal sealed record DemoRegistrant(string Name, string Email, StakeholderGroup Group, string Country, string Language, string? Needs = null);

/// <summary>Who registered for the workshops that are to come, in the order in which they confirmed, and who was invited without having answered. Their addresses lead nowhere.</summary>
internal static class DemoRegistered
{
    /// <summary>More people than <see cref="FestivalSeats"/>: the last ones wait.</summary>
    public static IReadOnlyList<DemoRegistrant> Festival { get; } =
    [
        new("Jonas Berg", "member@demo.example", StakeholderGroup.Employer, "SE", "en"),
        new("Claire Dumoulin", "claire.dumoulin@quatre-vents.example", StakeholderGroup.Employer, "FR", "fr"),
        new("Aoife Brennan", "aoife@northquay.example", StakeholderGroup.Professional, "IE", "en"),
        new("Tomáš Novotný", "novotny@letni-scena.example", StakeholderGroup.Professional, "CZ", "en"),
        new("Maria João Teixeira", "mj.teixeira@escola-artes.example", StakeholderGroup.Educator, "PT", "en"),
        new("Bram De Smedt", "bram.desmedt@kunstwerk.example", StakeholderGroup.NonFormalProvider, "BE", "en", "A short pause in the middle."),
        new("Élodie Vasseur", "elodie.vasseur@maison-ouverte.example", StakeholderGroup.NonFormalProvider, "FR", "fr"),
        new("Giulia Ferrante", "ferrante@festivaldelporto.example", StakeholderGroup.Employer, "IT", "en"),
        new("Niko Laaksonen", "niko.laaksonen@opisto.example", StakeholderGroup.Educator, "FI", "en"),
        new("Zofia Maj", "zofia.maj@studia.example", StakeholderGroup.Learner, "PL", "en", "Live captions in English."),
        new("Théo Marchal", "theo.marchal@etudes.example", StakeholderGroup.Learner, "BE", "fr"),
        new("Katja Zupan", "katja.zupan@obcina.example", StakeholderGroup.PublicAuthority, "SI", "en"),
        new("Pilar Ortega", "p.ortega@ayuntamiento.example", StakeholderGroup.PublicAuthority, "ES", "en"),
        new("Henrik Dahl", "henrik.dahl@scenfack.example", StakeholderGroup.SocialPartner, "SE", "en"),
        new("Sabine Köhler", "koehler@buehne-sued.example", StakeholderGroup.Professional, "DE", "en"),
        new("Yannis Makris", "makris@technopolis.example", StakeholderGroup.Employer, "GR", "en"),
        new("Lucie Perrin", "lucie.perrin@arts-vivants.example", StakeholderGroup.Professional, "FR", "fr", "Interprétation en langue des signes française."),
        new("Duarte Pinheiro", "duarte@associacao-bairro.example", StakeholderGroup.NonFormalProvider, "PT", "en"),
        new("Agnieszka Wrona", "wrona@dom-kultury.example", StakeholderGroup.Educator, "PL", "en"),
        new("Samuel Okoye", "samuel.okoye@student.example", StakeholderGroup.Learner, "IE", "en"),
    ];

    public const int FestivalSeats = 16;

    public static DemoRegistrant FestivalUnconfirmed { get; } = new("Margaux Lenoir", "margaux.lenoir@programmation.example", StakeholderGroup.Employer, "BE", "fr");

    public static DemoRegistrant FestivalCancelled { get; } = new("Ruben Visser", "ruben.visser@podium.example", StakeholderGroup.Professional, "NL", "en");

    public static IReadOnlyList<DemoRegistrant> FestivalInvited { get; } =
    [
        new("Ilze Kalniņa", "ilze.kalnina@pilseta.example", StakeholderGroup.PublicAuthority, "LV", "en"),
        new("Antoine Roussel", "roussel@syndicat-scene.example", StakeholderGroup.SocialPartner, "FR", "fr"),
        new("Marta Sobral", "marta.sobral@sindicato.example", StakeholderGroup.SocialPartner, "PT", "en"),
        new("Elena Marin", "elena.marin@liceu-arte.example", StakeholderGroup.Educator, "RO", "en"),
    ];

    public static IReadOnlyList<(StakeholderGroup? Group, string? Country, int Wanted)> FestivalTargets { get; } =
    [
        (StakeholderGroup.Employer, null, 4),
        (StakeholderGroup.Educator, null, 4),
        (StakeholderGroup.Learner, null, 3),
        (StakeholderGroup.SocialPartner, null, 3),
        (null, "FR", 3),
    ];

    public static IReadOnlyList<DemoRegistrant> Games { get; } =
    [
        new("Oskar Lindgren", "oskar@polarpixel.example", StakeholderGroup.Employer, "SE", "en"),
        new("Camille Rey", "camille.rey@studio-onde.example", StakeholderGroup.Employer, "FR", "fr"),
        new("Petra Vlk", "petra.vlk@vlkgames.example", StakeholderGroup.Employer, "CZ", "en"),
        new("Rui Andrade", "rui.andrade@somlab.example", StakeholderGroup.Professional, "PT", "en"),
        new("Inga Sørensen", "inga@lydverket.example", StakeholderGroup.Professional, "DK", "en", "I am hard of hearing: captions, and slides beforehand."),
        new("Matteo Galli", "matteo.galli@suono.example", StakeholderGroup.Professional, "IT", "en"),
        new("Noémie Charlier", "n.charlier@ecole-son.example", StakeholderGroup.Educator, "BE", "fr"),
        new("Juhani Koski", "juhani.koski@amk.example", StakeholderGroup.Educator, "FI", "en"),
        new("Ana Ribeiro", "ana.ribeiro@aprender.example", StakeholderGroup.Learner, "PT", "en"),
        new("Léo Garnier", "leo.garnier@apprentis.example", StakeholderGroup.Learner, "FR", "fr"),
        new("Wiktoria Sikora", "sikora@uczelnia.example", StakeholderGroup.Learner, "PL", "en"),
        new("Emil Hansen", "emil.hansen@gamejam.example", StakeholderGroup.NonFormalProvider, "DK", "en"),
        new("Dorota Lis", "dorota.lis@zwiazek.example", StakeholderGroup.SocialPartner, "PL", "en"),
        new("Miguel Prieto", "m.prieto@cultura-region.example", StakeholderGroup.PublicAuthority, "ES", "en"),
        new("Hannah Weiss", "hannah.weiss@klangwerk.example", StakeholderGroup.Professional, "AT", "en"),
    ];

    public static IReadOnlyList<DemoRegistrant> GamesInvited { get; } =
    [
        new("Stéphane Morel", "stephane.morel@pixel-bleu.example", StakeholderGroup.Employer, "FR", "fr"),
        new("Liis Tamm", "liis.tamm@manguarendus.example", StakeholderGroup.Employer, "EE", "en"),
        new("Carlo Bianchi", "carlo.bianchi@accademia.example", StakeholderGroup.Educator, "IT", "en"),
        new("Saoirse Walsh", "saoirse.walsh@union.example", StakeholderGroup.SocialPartner, "IE", "en"),
        new("Katrin Vogel", "katrin.vogel@land.example", StakeholderGroup.PublicAuthority, "DE", "en"),
    ];

    public static IReadOnlyList<(StakeholderGroup? Group, string? Country, int Wanted)> GamesTargets { get; } =
    [
        (StakeholderGroup.Employer, null, 8),
        (StakeholderGroup.Professional, null, 8),
        (StakeholderGroup.Educator, null, 5),
        (StakeholderGroup.Employer, "FR", 3),
    ];
}
