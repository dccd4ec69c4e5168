namespace DigitalTwin.Runs.Tests.World2025;

/// <summary>Follows the reservoirs' energy by month and how long stores stand empty or full, hour by hour.</summary>
/// <remarks>Hours at no price are surplus: a store may stand full in them, and water may run past the turbines.</remarks>
public sealed class EnergyInStore : ITickSink
{
    private const double EmptyShare = 0.1;
    private const double FullShare = 0.9;
    private const double SurplusUsdPerMwh = 0.01;
    private const int LastHoursOfMonth = 72;
    private readonly Calendar _calendar;
    private readonly SortedDictionary<string, FleetSpec> _fleets;
    private readonly SortedDictionary<(string Fleet, int Month), (double BudgetMwh, double OutputMwh, int SurplusHours, int ShortHours)>
        _months = [];
    private readonly SortedDictionary<string, (int Empty, int Full, int Longest, double MostMwh)> _stores = new(StringComparer.Ordinal);

    /// <summary>Prepares to follow a run of a world.</summary>
    public EnergyInStore(WorldSpec world)
    {
        _calendar = world.Calendar;
        _fleets = new(world.Fleets.ToDictionary(fleet => fleet.Id), StringComparer.Ordinal);
    }

    /// <summary>
    /// Output over budget of each reservoir and month (1 to 12), how many of the month's last 72 hours had no price, and whether load went
    /// unserved in it or in the month before.
    /// </summary>
    public IEnumerable<(string Fleet, int Month, double Share, int SurplusHours, bool FollowsScarcity)> ReservoirMonths =>
        from month in _months
        where month.Value.BudgetMwh > 0
        let scarce = month.Value.ShortHours > 0 || _months.GetValueOrDefault((month.Key.Fleet, month.Key.Month - 1)).ShortHours > 0
        select (month.Key.Fleet, month.Key.Month, month.Value.OutputMwh / month.Value.BudgetMwh, month.Value.SurplusHours, scarce);

    /// <summary>Largest content of each store, MWh, and the longest time that it stood below 10 % or above 90 %, hours.</summary>
    public IEnumerable<(string Fleet, double MostMwh, int LongestHours)> Stores =>
        from store in _stores select (store.Key, store.Value.MostMwh, store.Value.Longest);

    /// <inheritdoc/>
    public void Take(in TickCommit commit)
    {
        for (int i = 0; i < commit.Reports.Length; i++)
        {
            GridReport report = commit.Reports.Span[i];
            bool surplus = report.Outcome.PriceUsdPerMwh <= SurplusUsdPerMwh;
            for (int m = 0; m < report.Members.Length; m++)
            {
                FleetSpec? fleet = _fleets.GetValueOrDefault(report.Roster[m].Id);
                if (fleet is { Kind: PlantKind.Reservoir } reservoir)
                    TakeReservoir(reservoir, commit.Tick, report.Members[m].OutputMw, surplus, report.UnservedMw > 0);
                else if (fleet is { Kind: PlantKind.Storage } store)
                    TakeStore(store, commit.Tick, report.Members[m].StoredMwh, surplus);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private void TakeReservoir(FleetSpec fleet, long tick, double outputMw, bool surplus, bool isShort)
    {
        int month = _calendar.Month(tick);
        (double budgetMwh, double outputMwh, int surplusHours, int shortHours) = _months.GetValueOrDefault((fleet.Id, month));
        budgetMwh += fleet.HydroFactorByMonth[month - 1] * CapacityMw(fleet, tick);
        bool ends = _calendar.Month(tick + LastHoursOfMonth) != month;
        _months[(fleet.Id, month)] =
            (budgetMwh, outputMwh + outputMw, surplusHours + (surplus && ends ? 1 : 0), shortHours + (isShort ? 1 : 0));
    }

    private void TakeStore(FleetSpec fleet, long tick, double storedMwh, bool surplus)
    {
        double storeMwh = CapacityMw(fleet, tick) * fleet.StorageHours;
        (int empty, int full, int longest, double mostMwh) = _stores.GetValueOrDefault(fleet.Id);
        empty = storedMwh < EmptyShare * storeMwh ? empty + 1 : 0;
        full = storedMwh <= FullShare * storeMwh || storeMwh <= 0 ? 0 : surplus ? full : full + 1;
        _stores[fleet.Id] = (empty, full, Math.Max(longest, Math.Max(empty, full)), Math.Max(mostMwh, storeMwh));
    }

    private static double CapacityMw(FleetSpec fleet, long tick) => Math.Max(0, fleet.CapacityMw.At(tick - Calendar.HourOfDay(tick)));
}
