using DigitalTwin.Model.Connections;
using DigitalTwin.Model.Datacenters;

namespace DigitalTwin.Model.Investment;

/// <summary>
/// A zone that an operator considers for a campus, with what it was promised there. Ticks of what is not known are
/// <see cref="DataHall.Never"/>.
/// </summary>
[State]
public partial record struct SiteCandidate
{
    /// <summary>Hours of turbines that nobody has reported yet.</summary>
    public const long Unknown = -1;

    /// <summary>Identifier of the campus in the scenario.</summary>
    public string Campus { get; set; }

    /// <summary>Identifier of the campus in this zone.</summary>
    [State("candidate")]
    public string Site { get; set; }

    /// <summary>When the operator asked.</summary>
    public long AskedTick { get; set; }

    /// <summary>What the grid reported.</summary>
    public ConnectionProspect Prospect { get; set; }

    /// <summary>Hours from order to delivery of turbines; zero where none are ordered.</summary>
    public long TurbineHours { get; set; }

    /// <summary>When the campus would have its first power, as far as was known when the operator decided.</summary>
    public long PowerTick { get; set; }

    /// <summary>Whether the family of the campus was licensed for the country when the operator decided.</summary>
    public bool Licensed { get; set; }

    /// <summary>When the operator decided.</summary>
    public long DecidedTick { get; set; }

    /// <summary>Whether it was chosen.</summary>
    public bool Chosen { get; set; }

    /// <summary>A candidate of which nobody has asked yet.</summary>
    /// <param name="campus">Identifier of the campus in the scenario.</param>
    /// <param name="site">Identifier of the campus in the zone.</param>
    public static SiteCandidate Of(string campus, string site) => new()
    {
        Campus = campus,
        Site = site,
        AskedTick = DataHall.Never,
        Prospect = new ConnectionProspect(site, DataHall.Never, DataHall.Never, DataHall.Never, 0, 0),
        TurbineHours = Unknown,
        PowerTick = DataHall.Never,
        DecidedTick = DataHall.Never,
    };

    /// <summary>Whether all that was asked about it has been answered.</summary>
    public readonly bool IsReported => Prospect.NetworkTick != DataHall.Never && TurbineHours != Unknown;
}

/// <summary>Power that an operator has begun in a zone.</summary>
/// <param name="Zone">Identifier of the zone.</param>
/// <param name="Tick">When it chose the zone.</param>
/// <param name="Mw">Power of the campus, MW of the facility.</param>
[State]
public partial record struct ChosenPower(string Zone, long Tick, double Mw);
