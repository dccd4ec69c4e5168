using System.Runtime.CompilerServices;
using DigitalTwin.Model.Market;

namespace DigitalTwin.Model.Power.Planning;

/// <summary>
/// The thermal fleets of a zone by rising marginal cost, their units online in each hour planned, and what an hour costs with them. The
/// hours are those of the day and of the next one, which is looked at so that the day ends as the next needs it.
/// Everything lies hour by hour in flat arrays, because the pass asks for the cost of an hour thousands of times a day.
/// </summary>
internal sealed class ThermalStack
{
    /// <summary>Hours planned: the day, and the next one to look at.</summary>
    public const int Hours = 2 * Day;

    /// <summary>
    /// What a plan reckons for firm load that is not served, USD/MWh: so dear that no saving of starts or fuel is worth a MWh of it. The
    /// price that the hour then has is <see cref="MarketPrices.OrdinaryLoad"/>.
    /// </summary>
    public const double UnservedUsdPerMwh = 1e6;

    private const int Day = FleetDeclaration.Hours;

    private int[] _order = [];
    private double[] _range = [];
    private double[] _quickUnitMw = [];

    /// <summary>Thermal fleets.</summary>
    public int Count { get; private set; }

    /// <summary>Index of each fleet among the declarations, cheapest first.</summary>
    public ReadOnlySpan<int> Order => _order.AsSpan(0, Count);

    public double[] UnitMw { get; private set; } = [];

    public double[] MinMw { get; private set; } = [];

    public double[] CostUsdPerMwh { get; private set; } = [];

    public double[] StartUsd { get; private set; } = [];

    public double[] StartUsdPerMw { get; private set; } = [];

    public int[] UnitsAtStart { get; private set; } = [];

    public int[] MinUp { get; private set; } = [];

    public int[] MinDown { get; private set; } = [];

    /// <summary>MW that an idle unit reaches within the hour: none where the start takes longer, never more than its ramp lets.</summary>
    public ReadOnlySpan<double> QuickUnitMw => _quickUnitMw.AsSpan(0, Count);

    /// <summary>[fleet, hour]: units online, at most, at least.</summary>
    public int[] Online { get; private set; } = [];

    public int[] Most { get; private set; } = [];

    public int[] Least { get; private set; } = [];

    /// <summary>[fleet, hour]: units that are off and may not start yet, because the plan itself has stopped them.</summary>
    public int[] HeldOff { get; private set; } = [];

    /// <summary>[fleet, hour]: must-run duty, MW.</summary>
    public double[] FloorMw { get; private set; } = [];

    /// <summary>Load left to the thermal fleets in each hour, MW; negative in surplus.</summary>
    public double[] NetMw { get; } = new double[Hours];

    /// <summary>Wind, sun and flow that could be curtailed in each hour, MW.</summary>
    public double[] CurtailableMw { get; } = new double[Hours];

    /// <summary>Reserve that thermal fleets have to hold in each hour, MW: the requirement less what stores and reservoirs have
    /// spare.</summary>
    public double[] ReserveMw { get; } = new double[Hours];

    /// <summary>Price of each hour after <see cref="CostOf"/>, USD/MWh.</summary>
    public double[] PriceUsdPerMwh { get; } = new double[Hours];

    /// <summary>Whether an hour lacked reserve after <see cref="CostOf"/>.</summary>
    public bool[] ShortOfReserve { get; } = new bool[Hours];

    /// <summary>Whether stops of the plan can hold idle units off that would otherwise start within the hour.</summary>
    public bool HoldsOff(int f) => _quickUnitMw[f] > 0 && MinDown[f] > 1;

    /// <summary>Takes the thermal fleets of a day.</summary>
    public void Load(IReadOnlyList<FleetDeclaration> fleets)
    {
        Count = 0;
        Grow(fleets.Count);
        for (int i = 0; i < fleets.Count; i++)
        {
            if (fleets[i].Kind == Model.Market.PlantKind.Thermal)
                Insert(fleets, i);
        }

        for (int f = 0; f < Count; f++)
            LoadFleet(f, fleets[_order[f]]);
    }

    /// <summary>
    /// Least cost of an hour with the units online: least outputs, then the ranges above them by rising cost, then idle units that start
    /// within the hour, then shortage; surplus curtails for nothing and spills at <see cref="MarketPrices.MustRun"/>. Missing reserve
    /// costs <see cref="MarketPrices.ReserveShortage"/>. Leaves the hour's price.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // asked thousands of times a day from the first day on
    public double CostOf(int hour)
    {
        int[] online = Online;
        ReadOnlySpan<double> unit = UnitMw.AsSpan(0, Count);
        ReadOnlySpan<double> min = MinMw.AsSpan(0, Count);
        ReadOnlySpan<double> price = CostUsdPerMwh.AsSpan(0, Count);
        Span<double> range = _range.AsSpan(0, Count);
        double cost = 0;
        double lowMw = 0;
        double highMw = 0;
        double quickMw = 0;
        for (int f = 0, at = hour; f < range.Length; f++, at += Hours)
        {
            double onlineMw = online[at] * unit[f];
            double low = online[at] * min[f];
            if (FloorMw[at] > low)
                low = Math.Min(FloorMw[at], onlineMw);
            range[f] = onlineMw - low;
            lowMw += low;
            highMw += onlineMw;
            cost += low * price[f];
            if (_quickUnitMw[f] > 0)
                quickMw += Math.Max(0, Most[at] - online[at] - HeldOff[at]) * _quickUnitMw[f];
        }

        double netMw = NetMw[hour];
        double shortReserve = ReserveMw[hour] - (highMw + quickMw - Math.Max(netMw, lowMw));
        ShortOfReserve[hour] = shortReserve > 0;
        if (shortReserve > 0)
            cost += shortReserve * MarketPrices.ReserveShortage;
        if (netMw <= lowMw)
            return cost + Surplus(hour, lowMw - netMw);
        double leftMw = netMw - lowMw;
        for (int f = 0; f < range.Length; f++)
        {
            if (leftMw <= range[f])
            {
                PriceUsdPerMwh[hour] = price[f];
                return cost + leftMw * price[f];
            }

            cost += range[f] * price[f];
            leftMw -= range[f];
        }

        return cost + FillIdle(hour, leftMw);
    }

    /// <summary>Running cost of the unit that the hour would reach at another net load, idle units included, USD/MWh.</summary>
    public double RunningCostAt(int hour, double netMw)
    {
        double reached = 0;
        for (int f = 0; f < Count; f++)
            reached += LowMw(hour, f);
        if (netMw <= reached)
            return reached - netMw > CurtailableMw[hour] ? MarketPrices.MustRun : MarketPrices.Curtailment;
        for (int f = 0; f < Count; f++)
        {
            reached += OnlineMw(hour, f) - LowMw(hour, f);
            if (netMw <= reached)
                return CostUsdPerMwh[f];
        }

        for (int f = 0; f < Count; f++)
        {
            reached += IdleMw(hour, f);
            if (netMw <= reached)
                return CostUsdPerMwh[f];
        }

        return MarketPrices.ReserveShortage;
    }

    /// <summary>Writes the output of each fleet in the least-cost dispatch of an hour, MW, in <see cref="Order"/>.</summary>
    public void WriteOutputs(int hour, Span<double> outputMw)
    {
        double leftMw = NetMw[hour];
        for (int f = 0; f < Count; f++)
            leftMw -= LowMw(hour, f);
        for (int f = 0; f < Count; f++)
        {
            double lowMw = LowMw(hour, f);
            double rangeMw = OnlineMw(hour, f) - lowMw;
            outputMw[f] = lowMw + Math.Clamp(leftMw, 0, rangeMw);
            leftMw -= rangeMw;
        }
    }

    /// <summary>Capacity online, MW.</summary>
    public double OnlineMw(int hour, int f) => Online[f * Hours + hour] * UnitMw[f];

    /// <summary>Capacity that could run and does not, MW.</summary>
    public double IdleMw(int hour, int f) => (Most[f * Hours + hour] - Online[f * Hours + hour]) * UnitMw[f];

    /// <summary>Least output of the units online: stable output or must-run duty, MW.</summary>
    public double LowMw(int hour, int f)
    {
        int at = f * Hours + hour;
        return Math.Max(Online[at] * MinMw[f], Math.Min(FloorMw[at], Online[at] * UnitMw[f]));
    }

    private double Surplus(int hour, double surplusMw)
    {
        double spilledMw = surplusMw - CurtailableMw[hour];
        PriceUsdPerMwh[hour] = spilledMw > 0 ? MarketPrices.MustRun : MarketPrices.Curtailment;
        return spilledMw > 0 ? -MarketPrices.MustRun * spilledMw : 0;
    }

    // Load beyond the units online: idle units that start within the hour, then shortage. A plan does not count on starts that it does not
    // plan, because the least times that follow from them are not in it: they cost as much more as using the reserve.
    private double FillIdle(int hour, double leftMw)
    {
        double cost = 0;
        for (int f = 0; f < Count; f++)
        {
            double price = CostUsdPerMwh[f] + StartUsdPerMw[f];
            int at = f * Hours + hour;
            int idle = Math.Max(0, Most[at] - Online[at] - HeldOff[at]);
            double takenMw = Math.Min(leftMw, idle * _quickUnitMw[f]);
            cost += takenMw * (price + MarketPrices.ReserveShortage);
            leftMw -= takenMw;
            if (leftMw > 0)
                continue;
            PriceUsdPerMwh[hour] = price;
            return cost;
        }

        PriceUsdPerMwh[hour] = MarketPrices.OrdinaryLoad;
        return cost + leftMw * UnservedUsdPerMwh;
    }

    private void Insert(IReadOnlyList<FleetDeclaration> fleets, int index)
    {
        int at = Count++;
        while (at > 0 && fleets[_order[at - 1]].MarginalCostUsdPerMwh > fleets[index].MarginalCostUsdPerMwh)
        {
            _order[at] = _order[at - 1];
            at--;
        }

        _order[at] = index;
    }

    private void LoadFleet(int f, FleetDeclaration fleet)
    {
        UnitMw[f] = fleet.UnitMw;
        MinMw[f] = fleet.UnitMw * fleet.MinLoadShare;
        CostUsdPerMwh[f] = fleet.MarginalCostUsdPerMwh;
        StartUsd[f] = fleet.StartCostUsdPerMw * fleet.UnitMw;
        // Left to the hour, a start is paid for each hour: committing the unit is then never dearer than hoping for it.
        StartUsdPerMw[f] = fleet.StartCostUsdPerMw;
        _quickUnitMw[f] = fleet.StartsWithinHour
            ? fleet.UnitMw * Math.Min(1, Math.Max(fleet.RampSharePerHour, fleet.MinLoadShare))
            : 0;
        UnitsAtStart[f] = fleet.OnlineUnits;
        MinUp[f] = Math.Clamp(fleet.MinUpHours, 1, Hours);
        MinDown[f] = Math.Clamp(fleet.MinDownHours, 1, Hours);
        for (int hour = 0; hour < Hours; hour++)
        {
            int declared = Math.Min(hour, Day - 1);
            Most[f * Hours + hour] = fleet.MostUnits[declared];
            Least[f * Hours + hour] = fleet.LeastUnits[declared];
            FloorMw[f * Hours + hour] = fleet.FloorMw[declared];
            HeldOff[f * Hours + hour] = 0;
        }
    }

    private void Grow(int fleets)
    {
        if (_order.Length >= fleets)
            return;
        _order = new int[fleets];
        _range = new double[fleets];
        _quickUnitMw = new double[fleets];
        UnitMw = new double[fleets];
        MinMw = new double[fleets];
        CostUsdPerMwh = new double[fleets];
        StartUsd = new double[fleets];
        StartUsdPerMw = new double[fleets];
        UnitsAtStart = new int[fleets];
        MinUp = new int[fleets];
        MinDown = new int[fleets];
        Online = new int[fleets * Hours];
        Most = new int[fleets * Hours];
        Least = new int[fleets * Hours];
        HeldOff = new int[fleets * Hours];
        FloorMw = new double[fleets * Hours];
    }
}
