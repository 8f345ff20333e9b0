using Credex.CoCreate.Workshops.Planning;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Registrations;

/// <summary>What a registered person is told of their seat.</summary>
public static class SeatWords
{
    public static string Of(IStringLocalizer<RegistrationTexts> texts, Registration registration, Workshop workshop, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(registration);
        ArgumentNullException.ThrowIfNull(workshop);
        if (registration.KeptUntil(workshop) is not { } until)
        {
            return texts["Seat_Waiting"];
        }

        return registration.ParticipantId is null
            ? texts[now <= until ? "Seat_Kept" : "Seat_Lapsed", WorkshopTimes.Hour(Zones.Local(until, workshop.ZoneId))]
            : texts["Seat_Joined"];
    }
}
