namespace DigitalTwin.Model.Power;

/// <summary>A fleet that a country has built comes into service.</summary>
/// <param name="Id">Identifier: that of the fleet that it is like, and when.</param>
/// <param name="Zone">Identifier of its zone.</param>
/// <param name="Like">Identifier of the fleet that it is like.</param>
[State]
public readonly partial record struct BuiltFleet(string Id, string Zone, string Like, double CapacityMw)
{
    // No identifier of a scenario holds it.
    private const char Mark = '@';
    private const string Form = "yyyy-MM";

    /// <summary>Months between two instants at which what is ready comes into service: 1 January and 1 July.</summary>
    private const int MonthsBetweenCommissionings = 6;

    /// <summary>
    /// Ticks from that instant to the first in which the fleet offers: it is reported when the hour is over, and joins by message.
    /// </summary>
    public const int TicksToJoin = 2;

    /// <summary>Whether fleets come into service in an hour, UTC.</summary>
    public static bool JoinsAt(DateTime instant) =>
        instant is { Hour: 0, Day: 1 } && instant.Month % MonthsBetweenCommissionings == 1;

    /// <summary>The identifier of a fleet that comes into service at an instant.</summary>
    public static string IdOf(string like, DateTime instant) => like + Mark + instant.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>The instant at which the fleet of an identifier comes into service, UTC; null if no fleet can be called so.</summary>
    public static DateTime? JoinsAt(string id)
    {
        bool isInstant = DateTime.TryParseExact(
            id.AsSpan(LikeOf(id).Length), $"'{Mark}'{Form}", CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime instant);
        return isInstant && JoinsAt(instant) ? instant : null;
    }

    /// <summary>Whether an identifier is that of a fleet that a country has built.</summary>
    public static bool Is(string id) => id.Contains(Mark, StringComparison.Ordinal);

    /// <summary>Identifier of the scenario's fleet that a fleet is like: its own, or the one that it was built after.</summary>
    public static string LikeOf(string id) => Is(id) ? id[..id.IndexOf(Mark, StringComparison.Ordinal)] : id;
}
