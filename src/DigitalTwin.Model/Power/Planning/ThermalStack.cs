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
    private double[] _low = [];
    private double[] _meritAdder = [];

    /// <summary>Thermal fleets.</summary>
    public int Count { get; private set; }

    /// <summary>Index of each fleet among the declarations, cheapest first.</summary>
    public ReadOnlySpan<int> Order => _order.AsSpan(0, Count);

    public double[] UnitMw { get; private set; } = [];

    public double[] MinMw { get; private set; } = [];

    public double[] CostUsdPerMwh { get; private set; } = [];

    public double[] StartUsd { get; private set; } = [];

    public double[] StartAdderUsdPerMwh { get; private set; } = [];

    public bool[] Quick { get; private set; } = [];

    public int[] UnitsAtStart { get; private set; } = [];

    public int[] MinUp { get; private set; } = [];

    public int[] MinDown { get; private set; } = [];

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
            if (fleets[i].Kind == Specs.PlantKind.Thermal)
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
        double cost = 0;
        double lowMw = 0;
        double highMw = 0;
        double quickMw = 0;
        for (int f = 0; f < Count; f++)
        {
            int online = Online[row + f];
            double onlineMw = online * UnitMw[f];
            double low = LowMw(row, f);
            _low[f] = low;
            lowMw += low;
            highMw += onlineMw;
            cost += low * CostUsdPerMwh[f];
            if (Quick[f])
                quickMw += (Most[row + f] - online) * UnitMw[f];
        }

        double netMw = NetMw[hour];
        double shortReserve = ReserveMw[hour] - (highMw + quickMw - Math.Max(netMw, lowMw));
        ShortOfReserve[hour] = shortReserve > 0;
        if (shortReserve > 0)
            cost += shortReserve * MarketPrices.ReserveShortage;
        return cost + (netMw <= lowMw ? Surplus(hour, lowMw - netMw) : Fill(hour, row, netMw - lowMw));
    }

    /// <summary>Price at which the hour could take or give the next MW at another net load, with the units that are online.</summary>
    /// <param name="hour">Hour of the day.</param>
    /// <param name="netMw">Net load, MW.</param>
    /// <param name="withStarts">Whether idle units charge their start or their running cost alone.</param>
    public double CommittedPrice(int hour, double netMw, bool withStarts = true)
    {
        int row = hour * Count;
        double reached = 0;
        for (int f = 0; f < Count; f++)
            reached += LowMw(row, f);
        if (netMw <= reached)
            return reached - netMw > CurtailableMw[hour] ? MarketPrices.MustRun : MarketPrices.Curtailment;
        for (int f = 0; f < Count; f++)
        {
            reached += Online[row + f] * UnitMw[f] - LowMw(row, f);
            if (netMw <= reached)
                return CostUsdPerMwh[f];
        }

        double price = MarketPrices.ReserveShortage;
        for (int f = 0; f < Count && netMw > reached; f++)
        {
            reached += (Most[row + f] - Online[row + f]) * UnitMw[f];
            if (netMw <= reached)
                price = CostUsdPerMwh[f] + (withStarts ? StartAdderUsdPerMwh[f] : 0);
        }

        return price;
    }

    /// <summary>
    /// Spreads each fleet's start over the hours in which the day's net load reaches the middle of its capacity in merit order: what a
    /// peak costs before anything is committed.
    /// </summary>
    public void MeasureMerit()
    {
        Span<double> reached = stackalloc double[Hours];
        reached.Clear();
        for (int f = 0; f < Count; f++)
        {
            int hoursOn = 0;
            for (int hour = 0; hour < Hours; hour++)
            {
                double mostMw = Most[hour * Count + f] * UnitMw[f];
                hoursOn += NetMw[hour] >= reached[hour] + 0.5 * mostMw ? 1 : 0;
                reached[hour] += mostMw;
            }

            _meritAdder[f] = hoursOn < Hours ? StartAdderUsdPerMwh[f] / Math.Max(1, hoursOn) : 0;
        }
    }

    /// <summary>Price of a net load before anything is committed: the fleet that it reaches in merit order, its start spread as measured.</summary>
    public double MeritPrice(int hour, double netMw)
    {
        if (netMw <= 0)
            return MarketPrices.Curtailment;
        int row = hour * Count;
        double reached = 0;
        for (int f = 0; f < Count; f++)
        {
            double mostMw = Most[row + f] * UnitMw[f];
            reached += mostMw;
            if (netMw > reached)
                continue;
            // A slope inside the step lets peaks be shaved before shoulders of the same fleet.
            return CostUsdPerMwh[f] + _meritAdder[f] + 1 - (reached - netMw) / Math.Max(1, mostMw);
        }

        return MarketPrices.ReserveShortage;
    }

    /// <summary>Output of a fleet in the least-cost dispatch of an hour, MW; the fleet of a rank in <see cref="Order"/>.</summary>
    public double OutputOf(int hour, int fleet)
    {
        int row = hour * Count;
        double leftMw = NetMw[hour];
        for (int f = 0; f < Count; f++)
            leftMw -= LowMw(row, f);
        for (int f = 0; f < fleet; f++)
            leftMw -= Online[row + f] * UnitMw[f] - LowMw(row, f);
        double lowMw = LowMw(row, fleet);
        return lowMw + Math.Clamp(leftMw, 0, Online[row + fleet] * UnitMw[fleet] - lowMw);
    }

    private double LowMw(int row, int f) => Math.Max(Online[row + f] * MinMw[f], Math.Min(FloorMw[row + f], Online[row + f] * UnitMw[f]));

    private double Surplus(int hour, double surplusMw)
    {
        double spilledMw = surplusMw - CurtailableMw[hour];
        PriceUsdPerMwh[hour] = spilledMw > 0 ? MarketPrices.MustRun : MarketPrices.Curtailment;
        return spilledMw > 0 ? -MarketPrices.MustRun * spilledMw : 0;
    }

    private double Fill(int hour, int row, double leftMw)
    {
        double cost = 0;
        for (int f = 0; f < Count; f++)
        {
            double takenMw = Math.Min(leftMw, Online[row + f] * UnitMw[f] - _low[f]);
            cost += takenMw * CostUsdPerMwh[f];
            leftMw -= takenMw;
            if (leftMw > 0)
                continue;
            PriceUsdPerMwh[hour] = CostUsdPerMwh[f];
            return cost;
        }

        for (int f = 0; f < Count; f++)
        {
            if (!Quick[f])
                continue;
            double price = CostUsdPerMwh[f] + StartAdderUsdPerMwh[f];
            double takenMw = Math.Min(leftMw, (Most[row + f] - Online[row + f]) * UnitMw[f]);
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
        StartAdderUsdPerMwh[f] = fleet.StartCostUsdPerMw;
        Quick[f] = fleet.StartsWithinHour;
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
        _low = new double[fleets];
        _meritAdder = new double[fleets];
        UnitMw = new double[fleets];
        MinMw = new double[fleets];
        CostUsdPerMwh = new double[fleets];
        StartUsd = new double[fleets];
        StartAdderUsdPerMwh = new double[fleets];
        Quick = new bool[fleets];
        UnitsAtStart = new int[fleets];
        MinUp = new int[fleets];
        MinDown = new int[fleets];
        Online = new int[fleets * Hours];
        Most = new int[fleets * Hours];
        Least = new int[fleets * Hours];
        FloorMw = new double[fleets * Hours];
    }
}
