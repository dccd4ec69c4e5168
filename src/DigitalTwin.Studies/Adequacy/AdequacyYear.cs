using DigitalTwin.Scenarios.Content;

namespace DigitalTwin.Studies.Adequacy;

/// <summary>A year of a scenario's world under one weather, as adequacy looks at it.</summary>
/// <param name="World">The world.</param>
/// <param name="Digest">Digest of the scenario.</param>
/// <param name="Weather">Its weather year; null for that of the zones' series.</param>
/// <param name="Seed">Seed of the run that gives the loads, and of the draws.</param>
/// <param name="FirstTick">First hour.</param>
/// <param name="Hours">Hours.</param>
/// <param name="Added">Load added by zone, MW.</param>
public sealed record AdequacyYear(
    WorldSpec World, string Digest, WeatherSummary? Weather, ulong Seed, long FirstTick, int Hours, SortedDictionary<string, double> Added)
{
    private const string Flexible = "flexible:";
    private ImmutableArray<ZoneLoads> _loads = [];
    private AdequacySystem? _with;
    private AdequacySystem? _without;

    /// <summary>Tick after the last hour.</summary>
    public long EndTick => FirstTick + Hours;

    /// <summary>The weather in words, for a line of progress.</summary>
    public string Words => Weather is null ? "" : string.Create(CultureInfo.InvariantCulture, $", weather of {Weather.Year}");

    /// <summary>Runs the twin for the loads.</summary>
    public void TakeLoads(Action<long> done, CancellationToken cancellation) =>
        _loads = AdequacyWorld.LoadsOf(World, Seed, FirstTick, Hours, done, cancellation);

    /// <summary>The system.</summary>
    public AdequacySystem System(IReadOnlyDictionary<string, double> added) =>
        AdequacyWorld.Of(World, Seed, FirstTick, _loads, added);

    /// <summary>
    /// Zone of a resource and its largest net capacity in the hours looked at, MW; null where there is none of that name.
    /// </summary>
    public (int Area, double CapacityMw)? ResourceOf(string resource)
    {
        if (FlexibleOf(resource) is (double mw, string at, _))
            return AreaOf(at) is int zone ? (zone, mw) : null;
        FleetSpec? fleet = World.Fleets.FirstOrDefault(known => known.Id == resource);
        return fleet is null || AreaOf(fleet.Zone) is not int area
            ? null
            : (area, Enumerable.Range(0, Hours).Max(hour => AdequacyWorld.NetMw(fleet, World.Calendar, FirstTick + hour)));
    }

    /// <summary>The part of the system that matters for a zone, with a resource.</summary>
    public AdequacySystem With(string resource, int area) => _with ??= FlexibleOf(resource) is (double mw, _, double hours)
        ? System(Added).PartOf(area).WithLoad(area, mw).WithLoadLetGo(area, mw, hours)
        : System(Added).PartOf(area);

    /// <summary>The same without it: a fleet that is not there, a load that is firm.</summary>
    public AdequacySystem Without(string resource, int area) => _without ??= FlexibleOf(resource) is (double mw, _, _)
        ? System(Added).PartOf(area).WithLoad(area, mw)
        : AdequacyWorld.Of(World, Seed, FirstTick, _loads, Added, leftOut: resource).PartOf(area);

    /// <summary>A zone without its lines, with all its fleets or without one.</summary>
    /// <param name="area">Place of the zone.</param>
    /// <param name="leftOut">The fleet that is left out; null for none.</param>
    public AdequacySystem Alone(int area, string? leftOut) =>
        AdequacyWorld.Of(World, Seed, FirstTick, _loads, Added, leftOut).Alone(area);

    /// <summary>A load such as 2000@US-PJM; null where the text is none.</summary>
    public static (double Mw, string Zone)? LoadOf(string text) =>
        text.Split('@') is [string mw, { Length: > 0 } zone] && NumberOf(mw) is double value ? (value, zone) : null;

    /// <summary>A load that may be let go, such as flexible:1000@US-PJM/200; null where the text is none.</summary>
    private static (double Mw, string Zone, double Hours)? FlexibleOf(string resource) =>
        resource.StartsWith(Flexible, StringComparison.Ordinal) && resource[Flexible.Length..].Split('/') is [string load, string budget]
            && LoadOf(load) is ( > 0 and double mw, string zone) && NumberOf(budget) is > 0 and double hours
            ? (mw, zone, hours)
            : null;

    private static double? NumberOf(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;

    private int? AreaOf(string zone)
    {
        for (int place = 0; place < World.Zones.Length; place++)
        {
            if (World.Zones[place].Id == zone)
                return place;
        }

        return null;
    }
}
