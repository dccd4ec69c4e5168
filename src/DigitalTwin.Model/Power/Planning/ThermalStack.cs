using DigitalTwin.Model.Market;

namespace DigitalTwin.Model.Power.Planning;

/// <summary>
/// The thermal fleets of a zone by rising marginal cost, their units online in each hour of the day, and what an hour costs with them.
/// Everything lies hour by hour in flat arrays, because the pass asks for the cost of an hour thousands of times a day.
/// </summary>
internal sealed class ThermalStack
{
    public const int Hours = FleetDeclaration.Hours;

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

    /// <summary>MW of a unit where idle ones start within the hour, else zero.</summary>
    public ReadOnlySpan<double> QuickUnitMw => _quickUnitMw.AsSpan(0, Count);

    /// <summary>[hour, fleet]: units online, at most, at least.</summary>
    public int[] Online { get; private set; } = [];

    public int[] Most { get; private set; } = [];

    public int[] Least { get; private set; } = [];

    /// <summary>[hour, fleet]: must-run duty, MW.</summary>
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
    public double CostOf(int hour)
    {
        int row = hour * Count;
        ReadOnlySpan<int> online = Online.AsSpan(row, Count);
        ReadOnlySpan<int> most = Most.AsSpan(row, Count);
        ReadOnlySpan<double> floor = FloorMw.AsSpan(row, Count);
        ReadOnlySpan<double> unit = UnitMw.AsSpan(0, Count);
        ReadOnlySpan<double> min = MinMw.AsSpan(0, Count);
        ReadOnlySpan<double> price = CostUsdPerMwh.AsSpan(0, Count);
        Span<double> range = _range.AsSpan(0, Count);
        double cost = 0;
        double lowMw = 0;
        double highMw = 0;
        double quickMw = 0;
        for (int f = 0; f < online.Length; f++)
        {
            double onlineMw = online[f] * unit[f];
            double low = online[f] * min[f];
            if (floor[f] > low)
                low = Math.Min(floor[f], onlineMw);
            range[f] = onlineMw - low;
            lowMw += low;
            highMw += onlineMw;
            cost += low * price[f];
            quickMw += (most[f] - online[f]) * _quickUnitMw[f];
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

        return cost + FillIdle(hour, row, leftMw);
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

    /// <summary>Output of a fleet in the least-cost dispatch of an hour, MW; the fleet of a rank in <see cref="Order"/>.</summary>
    public double OutputOf(int hour, int fleet)
    {
        double leftMw = NetMw[hour];
        for (int f = 0; f < Count; f++)
            leftMw -= LowMw(hour, f);
        for (int f = 0; f < fleet; f++)
            leftMw -= OnlineMw(hour, f) - LowMw(hour, f);
        double lowMw = LowMw(hour, fleet);
        return lowMw + Math.Clamp(leftMw, 0, OnlineMw(hour, fleet) - lowMw);
    }

    /// <summary>Capacity online, MW.</summary>
    public double OnlineMw(int hour, int f) => Online[hour * Count + f] * UnitMw[f];

    /// <summary>Capacity that could run and does not, MW.</summary>
    public double IdleMw(int hour, int f) => (Most[hour * Count + f] - Online[hour * Count + f]) * UnitMw[f];

    /// <summary>Least output of the units online: stable output or must-run duty, MW.</summary>
    public double LowMw(int hour, int f)
    {
        int at = hour * Count + f;
        return Math.Max(Online[at] * MinMw[f], Math.Min(FloorMw[at], Online[at] * UnitMw[f]));
    }

    private double Surplus(int hour, double surplusMw)
    {
        double spilledMw = surplusMw - CurtailableMw[hour];
        PriceUsdPerMwh[hour] = spilledMw > 0 ? MarketPrices.MustRun : MarketPrices.Curtailment;
        return spilledMw > 0 ? -MarketPrices.MustRun * spilledMw : 0;
    }

    // Load beyond the units online: idle units that start within the hour, then shortage.
    private double FillIdle(int hour, int row, double leftMw)
    {
        double cost = 0;
        for (int f = 0; f < Count; f++)
        {
            double price = CostUsdPerMwh[f] + StartUsdPerMw[f];
            double takenMw = Math.Min(leftMw, (Most[row + f] - Online[row + f]) * _quickUnitMw[f]);
            cost += takenMw * price;
            leftMw -= takenMw;
            if (leftMw > 0)
                continue;
            PriceUsdPerMwh[hour] = price;
            return cost;
        }

        PriceUsdPerMwh[hour] = MarketPrices.OrdinaryLoad;
        return cost + leftMw * MarketPrices.OrdinaryLoad;
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
        _quickUnitMw[f] = fleet.StartsWithinHour ? fleet.UnitMw : 0;
        UnitsAtStart[f] = fleet.OnlineUnits;
        MinUp[f] = Math.Clamp(fleet.MinUpHours, 1, Hours);
        MinDown[f] = Math.Clamp(fleet.MinDownHours, 1, Hours);
        for (int hour = 0; hour < Hours; hour++)
        {
            Most[hour * Count + f] = fleet.MostUnits[hour];
            Least[hour * Count + f] = fleet.LeastUnits[hour];
            FloorMw[hour * Count + f] = fleet.FloorMw[hour];
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
        FloorMw = new double[fleets * Hours];
    }
}
