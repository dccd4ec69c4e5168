using System.Globalization;

namespace DigitalTwin.Model.BuildOut;

/// <summary>A fleet that a country has built comes into service.</summary>
/// <param name="Id">Identifier: that of the fleet that it is like, and when.</param>
/// <param name="Zone">Identifier of its zone.</param>
/// <param name="Like">Identifier of the fleet that it is like.</param>
/// <param name="CapacityMw">Its capacity, MW.</param>
public readonly record struct BuiltFleet(string Id, string Zone, string Like, double CapacityMw)
{
    // No identifier of a scenario holds it.
    private const char Mark = '@';

    /// <summary>The identifier of a fleet that comes into service at an instant.</summary>
    public static string IdOf(string like, DateTime instant) => like + Mark + instant.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Whether an identifier is that of a fleet that a country has built.</summary>
    public static bool Is(string id) => id.Contains(Mark, StringComparison.Ordinal);

    /// <summary>Identifier of the scenario's fleet that a fleet is like: its own, or the one that it was built after.</summary>
    public static string LikeOf(string id) => Is(id) ? id[..id.IndexOf(Mark, StringComparison.Ordinal)] : id;
}
