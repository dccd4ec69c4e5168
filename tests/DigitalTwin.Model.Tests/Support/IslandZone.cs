using DigitalTwin.Model.Power.Planning;

namespace DigitalTwin.Model.Tests.Support;

/// <summary>One zone without lines: the smallest market in which fleets can be watched. Load is worth 5,000 $/MWh.</summary>
internal sealed class IslandZone
{
    private readonly OfferBook[] _books;
    private readonly DayAheadPass _pass = new();
    private readonly Func<long, double> _loadMw;
    private readonly double _reserveShare;

    public IslandZone(IEnumerable<FleetSpec> fleets, Func<long, double> loadMw, ulong seed = 1, double reserveShare = 0,
        DateTime? start = null)
    {
        var calendar = new Calendar(start ?? new DateTime(2025, 1, 1));
        Plants = fleets.Select(f => PlantModelFactory.Create(f, new CounterRandom(seed, f.Id), MaintenanceWindow.Even, calendar)).ToArray();
        Reports = new PlantReport[Plants.Length];
        _books = Plants.Select(_ => new OfferBook()).ToArray();
        _loadMw = loadMw;
        _reserveShare = reserveShare;
    }

    public PlantModel[] Plants { get; }

    public PlantReport[] Reports { get; }

    public FleetPlan[] Plans { get; private set; } = [];

    public double PriceUsdPerMwh { get; private set; }

    public double UnservedMw { get; private set; }

    public OfferBook BookOf(int plant) => _books[plant];

    /// <summary>Plans the day when one begins, clears the hour, settles the fleets.</summary>
    public void Step(long tick)
    {
        if (Calendar.BeginsDay(tick))
            PlanDay(tick);
        for (int i = 0; i < Plants.Length; i++)
        {
            _books[i].Clear();
            Plants[i].Offer(tick, _books[i]);
        }

        ZoneAward award = Clear(_loadMw(tick));
        PriceUsdPerMwh = award.PriceUsdPerMwh;
        for (int i = 0; i < Plants.Length; i++)
            Reports[i] = Plants[i].Settle(tick, _books[i], award);
    }

    private void PlanDay(long tick)
    {
        var day = new ZoneDay { FirstTick = tick };
        for (int hour = 0; hour < 24; hour++)
        {
            day.LoadMw[hour] = _loadMw(tick + hour);
            day.NextLoadMw[hour] = _loadMw(tick + FleetDeclaration.Hours + hour);
            day.ReserveMw[hour] = _reserveShare * day.LoadMw[hour];
        }

        Plans = _pass.Plan(day, Plants.Select(p => p.Declare(tick)).ToArray());
        for (int i = 0; i < Plants.Length; i++)
            Plants[i].AcceptPlan(Plans[i]);
    }

    private ZoneAward Clear(double loadMw)
    {
        var supply = _books.SelectMany(b => b.Supply.ToArray()).GroupBy(s => s.PriceUsdPerMwh)
            .Select(g => (Price: g.Key, Mw: g.Sum(s => s.QuantityMw))).OrderBy(s => s.Price).ToList();
        var demand = _books.SelectMany(b => b.Demand.ToArray()).Append(new Step(MarketPrices.OrdinaryLoad, loadMw))
            .GroupBy(s => s.PriceUsdPerMwh)
            .Select(g => (Price: g.Key, Mw: g.Sum(s => s.QuantityMw))).OrderByDescending(s => s.Price).ToList();
        int s = 0, d = 0;
        double usedSupply = 0, usedDemand = 0;
        while (s < supply.Count && d < demand.Count && supply[s].Price <= demand[d].Price)
        {
            double step = Math.Min(supply[s].Mw - usedSupply, demand[d].Mw - usedDemand);
            usedSupply += step;
            usedDemand += step;
            if (usedSupply >= supply[s].Mw - 1e-9)
                (s, usedSupply) = (s + 1, 0);
            if (usedDemand >= demand[d].Mw - 1e-9)
                (d, usedDemand) = (d + 1, 0);
        }

        double supplyPrice = s < supply.Count ? supply[s].Price : double.MaxValue;
        double supplyShare = s < supply.Count ? usedSupply / supply[s].Mw : 0;
        double demandPrice = d < demand.Count ? demand[d].Price : double.MinValue;
        double demandShare = d < demand.Count ? usedDemand / demand[d].Mw : 0;
        UnservedMw = d < demand.Count && demand[d].Price >= MarketPrices.OrdinaryLoad ? demand[d].Mw - usedDemand : 0;
        double price = usedDemand > 0 ? demandPrice : usedSupply > 0 ? supplyPrice : s > 0 ? supply[s - 1].Price : 0;
        return new ZoneAward(price, supplyPrice, supplyShare, demandPrice, demandShare);
    }
}
