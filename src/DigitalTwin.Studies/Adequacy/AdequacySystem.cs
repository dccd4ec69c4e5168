namespace DigitalTwin.Studies.Adequacy;

/// <summary>A figure of every hour: the same in all of them, or a series.</summary>
/// <param name="values">One value, or one an hour.</param>
public readonly struct HourlyMw(params double[] values)
{
    /// <summary>The figure of an hour.</summary>
    public double this[int hour] => values.Length == 1 ? values[0] : values[hour];

    /// <summary>The same with a constant added.</summary>
    internal HourlyMw Plus(double mw, int hours)
    {
        double[] sums = new double[hours];
        for (int hour = 0; hour < hours; hour++)
            sums[hour] = this[hour] + mw;
        return new HourlyMw(sums);
    }
}

/// <summary>Like units of an area, each of which fails and is repaired by itself.</summary>
/// <param name="Id">Identifier; what is drawn for them depends on it and the seed alone.</param>
/// <param name="Area">Place of their area.</param>
/// <param name="Units">How many they are.</param>
/// <param name="UnitMw">Capacity of one, MW.</param>
/// <param name="FailureChance">Chance an hour that one in service fails, 0 to 1.</param>
/// <param name="RepairChance">Chance an hour that one out of service comes back, above 0 to 1.</param>
public sealed record UnitGroup(string Id, int Area, int Units, HourlyMw UnitMw, double FailureChance, double RepairChance)
{
    /// <summary>Units in maintenance by day; empty for none.</summary>
    public ImmutableArray<int> AwayByDay { get; init; } = [];

    /// <summary>
    /// Chances of failure and repair by hour, where they follow the temperature; empty where they are the same in all hours.
    /// </summary>
    public ImmutableArray<(double Failure, double Repair)> ChancesByHour { get; init; } = [];

    /// <summary>Share of units out by force in the first hour, where it is not <see cref="OutShare"/>.</summary>
    public double? FirstOutShare { get; init; }

    /// <summary>Units by their mean times: the chances are one over the mean times to failure and to repair, hours.</summary>
    public static UnitGroup ByMeanTimes(string id, int area, int units, double unitMw, double failureHours, double repairHours) =>
        new(id, area, units, new HourlyMw(unitMw), 1 / failureHours, 1 / repairHours);

    /// <summary>Share of time that a unit is out, maintenance apart: the stationary share of the chain.</summary>
    public double OutShare => FailureChance / (FailureChance + RepairChance);

    internal (double Failure, double Repair) ChancesAt(int hour) =>
        ChancesByHour.IsEmpty ? (FailureChance, RepairChance) : ChancesByHour[hour];

    internal int AwayAt(int hour) => AwayByDay.IsEmpty ? 0 : AwayByDay[hour / Calendar.HoursPerDay % AwayByDay.Length];
}

/// <summary>A store, or a reservoir with its inflow, that helps when power is short and fills when it is not.</summary>
/// <param name="Area">Place of its area.</param>
/// <param name="PowerMw">Most that it gives or takes, MW.</param>
/// <param name="EnergyMwh">Most that it holds, MWh that it can give.</param>
/// <param name="Efficiency">Energy given over energy taken, 0 to 1; 0 for a reservoir that takes none.</param>
/// <param name="InflowMw">What flows in by itself, MW that it can give; what it cannot hold is lost.</param>
public sealed record StoreGroup(int Area, HourlyMw PowerMw, double EnergyMwh, double Efficiency, HourlyMw InflowMw)
{
    /// <summary>Whether it helps other areas, too: a load that is let go does so for its own area alone.</summary>
    public bool HelpsOthers { get; init; } = true;
}

/// <summary>A line between two areas; it does not fail.</summary>
/// <param name="From">Place of the area at the sending end of a positive flow.</param>
/// <param name="To">Place of that at its receiving end.</param>
/// <param name="ForwardMw">Limit of a positive flow, MW.</param>
/// <param name="ReverseMw">Limit of a negative one, MW.</param>
public sealed record AdequacyLine(int From, int To, HourlyMw ForwardMw, HourlyMw ReverseMw);

/// <summary>Areas whose figures are wanted together: an area, a country, all of them.</summary>
/// <param name="Name">Name.</param>
/// <param name="Areas">Places of the areas.</param>
public sealed record AreaGroup(string Name, ImmutableArray<int> Areas);

/// <summary>What an assessment of adequacy looks at: areas, their load, what can fail, stores and lines, over some hours.</summary>
public sealed record AdequacySystem
{
    /// <summary>Names of the areas.</summary>
    public required ImmutableArray<string> Areas { get; init; }

    /// <summary>Hours that are looked at.</summary>
    public required int Hours { get; init; }

    /// <summary>Firm load of each area less output that weather alone decides, MW.</summary>
    public required ImmutableArray<HourlyMw> NetLoadMw { get; init; }

    /// <summary>Energy that each area asks for over all hours, MWh: what unserved energy is compared with.</summary>
    public required ImmutableArray<double> DemandMwh { get; init; }

    /// <summary>Load that is let go before any firm load is, MW.</summary>
    public ImmutableArray<HourlyMw> FlexibleMw { get; init; } = [];

    /// <summary>Units.</summary>
    public required ImmutableArray<UnitGroup> Units { get; init; }

    /// <summary>Stores and reservoirs.</summary>
    public ImmutableArray<StoreGroup> Stores { get; init; } = [];

    /// <summary>Lines.</summary>
    public ImmutableArray<AdequacyLine> Lines { get; init; } = [];

    /// <summary>Whose figures are wanted.</summary>
    public required ImmutableArray<AreaGroup> Groups { get; init; }

    /// <summary>The same with more constant load in an area; below zero it is firm capacity.</summary>
    /// <param name="area">Place of the area.</param>
    /// <param name="loadMw">The load, MW.</param>
    public AdequacySystem WithLoad(int area, double loadMw) => this with
    {
        NetLoadMw = NetLoadMw.SetItem(area, NetLoadMw[area].Plus(loadMw, Hours)),
        DemandMwh = DemandMwh.SetItem(area, DemandMwh[area] + Math.Max(0, loadMw) * Hours),
    };

    /// <summary>
    /// The same with some load of an area that may be let go after all stores of the area are empty, for a budget of hours at all of it.
    /// </summary>
    /// <param name="area">Place of the area.</param>
    /// <param name="loadMw">The load, MW.</param>
    /// <param name="hours">Hours that it may be let go over all the time looked at.</param>
    public AdequacySystem WithLoadLetGo(int area, double loadMw, double hours) => this with
    {
        Stores = Stores.Add(new StoreGroup(area, new HourlyMw(loadMw), loadMw * hours, 0, new HourlyMw(0)) { HelpsOthers = false }),
    };

    /// <summary>An area without its lines.</summary>
    /// <param name="area">Place of the area.</param>
    public AdequacySystem Alone(int area) => (this with { Lines = [] }).PartOf(area);

    /// <summary>The part of a system that lines join with an area: nothing else can help it.</summary>
    /// <param name="area">Place of the area.</param>
    public AdequacySystem PartOf(int area)
    {
        bool[] joined = new bool[Areas.Length];
        joined[area] = true;
        for (bool found = true; found;)
        {
            found = false;
            foreach (AdequacyLine line in Lines)
            {
                if (joined[line.From] == joined[line.To])
                    continue;
                joined[line.From] = joined[line.To] = found = true;
            }
        }

        return this with
        {
            Units = [.. Units.Where(units => joined[units.Area])],
            Stores = [.. Stores.Where(store => joined[store.Area])],
            Lines = [.. Lines.Where(line => joined[line.From])],
            NetLoadMw = [.. NetLoadMw.Select((mw, place) => joined[place] ? mw : new HourlyMw(0))],
            FlexibleMw = [.. FlexibleMw.Select((mw, place) => joined[place] ? mw : new HourlyMw(0))],
            Groups = [new AreaGroup(Areas[area], [area])],
        };
    }

    internal double FlexibleAt(int area, int hour) => FlexibleMw.IsEmpty ? 0 : FlexibleMw[area][hour];
}
