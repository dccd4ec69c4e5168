using DigitalTwin.Model.Market;

namespace DigitalTwin.Model.Power.Planning;

/// <summary>
/// Schedules a store over two like days by pairs: again and again the purchase and the sale of one block that gain most, as long as the
/// energy in store allows them and the gain is above nothing. The first day is the plan; the second shows what the evening is worth
/// tomorrow. The lower half of the store is kept for scarcity: it is sold only for more than its replacement costs, and a store that would
/// stay below the middle on both days buys in the cheapest hours.
/// </summary>
internal sealed class StoreScheduling(PriceLadder ladder)
{
    private const int Day = FleetDeclaration.Hours;
    private const int Horizon = 2 * Day;

    // Blocks of an hour at full power (at most a quarter of the store) do the bulk, smaller ones the shoulders.
    private const double BlockHours = 1;
    private const int Refinements = 2;
    private const int MostTrades = 2 * Horizon;
    private const double LeastGainUsdPerMwh = 0.01;

    // Level that an idle store goes back to, what of the store it buys a day on its way, and what that may cost: dearer is the scarcity
    // that the stock is kept for.
    private const double MiddleShare = 0.5;
    private const double RefillShareOfDay = 0.25;
    private const double MostRefillUsdPerMwh = 200;
    private readonly double[] _netMw = new double[Horizon];
    private readonly double[] _sellMw = new double[Horizon];
    private readonly double[] _buyMw = new double[Horizon];
    private readonly double[] _storedMwh = new double[Horizon];
    private readonly double[] _sellPrice = new double[Horizon];
    private readonly double[] _buyPrice = new double[Horizon];
    private FleetDeclaration _fleet = new();
    private double _blockMwh;
    private double _replacementUsdPerMwh;

    /// <summary>Schedules the store and takes its trades off the net load.</summary>
    /// <param name="fleet">The store.</param>
    /// <param name="netMw">[hour] net load, MW; rewritten.</param>
    /// <param name="scheduledMw">[hour] output, MW, negative while buying; written.</param>
    public void Schedule(FleetDeclaration fleet, Span<double> netMw, Span<double> scheduledMw)
    {
        _fleet = fleet;
        _blockMwh = Math.Min(BlockHours * MostMw(fleet), fleet.StoreMwh / 4);
        bool trades = _blockMwh > 0;
        if (trades)
        {
            Begin(netMw);
            for (int level = 0; level <= Refinements; level++, _blockMwh *= 0.5)
                TradeAll();
            Refill();
        }

        for (int hour = 0; hour < Day; hour++)
        {
            scheduledMw[hour] = trades ? _sellMw[hour] - _buyMw[hour] : 0;
            netMw[hour] -= scheduledMw[hour];
        }
    }

    private static double MostMw(FleetDeclaration fleet)
    {
        double mostMw = 0;
        foreach (double availableMw in fleet.AvailableMw)
            mostMw = Math.Max(mostMw, availableMw);
        return mostMw;
    }

    private void Begin(ReadOnlySpan<double> netMw)
    {
        double cheapestUsdPerMwh = double.PositiveInfinity;
        for (int hour = 0; hour < Horizon; hour++)
        {
            _netMw[hour] = netMw[hour % Day];
            _sellMw[hour] = 0;
            _buyMw[hour] = 0;
            _storedMwh[hour] = Math.Min(_fleet.StoredMwh, _fleet.StoreMwh);
            cheapestUsdPerMwh = Math.Min(cheapestUsdPerMwh, ladder.At(hour % Day, netMw[hour % Day]));
        }

        _replacementUsdPerMwh = Math.Clamp(cheapestUsdPerMwh / _fleet.RoundTripEfficiency, 0, MostRefillUsdPerMwh);
    }

    private void TradeAll()
    {
        for (int hour = 0; hour < Horizon; hour++)
            Reprice(hour);
        for (int trade = 0; trade < MostTrades && TradeBest(); trade++)
        {
        }
    }

    private void Reprice(int hour)
    {
        double boughtMw = _blockMwh / _fleet.RoundTripEfficiency;
        double powerMw = _fleet.AvailableMw[hour % Day];
        bool canSell = _buyMw[hour] == 0 && _sellMw[hour] + _blockMwh <= powerMw * (1 + 1e-9);
        bool canBuy = _sellMw[hour] == 0 && _buyMw[hour] + boughtMw <= powerMw * (1 + 1e-9);
        _sellPrice[hour] = canSell ? ladder.At(hour % Day, _netMw[hour] - 0.5 * _blockMwh) : double.NegativeInfinity;
        _buyPrice[hour] = canBuy ? ladder.At(hour % Day, _netMw[hour] + 0.5 * boughtMw) : double.PositiveInfinity;
    }

    // One pass over the horizon finds the best purchase before a sale, the best sale before a purchase, and the best sale from stock.
    private bool TradeBest()
    {
        double bestGain = LeastGainUsdPerMwh;
        int bestBuy = -1;
        int bestSell = -1;
        int cheapest = -1;
        int dearest = -1;
        int stockSale = -1;
        int surplusSale = -1;
        double middleMwh = MiddleShare * _fleet.StoreMwh;
        double efficiency = _fleet.RoundTripEfficiency;
        for (int hour = 0; hour < Horizon; hour++)
        {
            double buyCost = _buyPrice[hour] / efficiency;
            if (cheapest >= 0 && _sellPrice[hour] - _buyPrice[cheapest] / efficiency > bestGain)
                (bestGain, bestBuy, bestSell) = (_sellPrice[hour] - _buyPrice[cheapest] / efficiency, cheapest, hour);
            if (dearest >= 0 && _sellPrice[dearest] - buyCost > bestGain)
                (bestGain, bestBuy, bestSell) = (_sellPrice[dearest] - buyCost, hour, dearest);
            if (cheapest < 0 || _buyPrice[hour] < _buyPrice[cheapest])
                cheapest = hour;
            if (dearest < 0 || _sellPrice[hour] > _sellPrice[dearest])
                dearest = hour;
            if (stockSale < 0 || _sellPrice[hour] > _sellPrice[stockSale])
                stockSale = hour;
            if (surplusSale < 0 || _sellPrice[hour] > _sellPrice[surplusSale])
                surplusSale = hour;
            if (_storedMwh[hour] + _blockMwh > _fleet.StoreMwh * (1 + 1e-9))
                cheapest = -1;
            if (_storedMwh[hour] - _blockMwh < -1e-9 * _fleet.StoreMwh)
                (dearest, stockSale) = (-1, -1);
            if (_storedMwh[hour] - _blockMwh < middleMwh)
                surplusSale = -1;
        }

        if (stockSale >= 0 && _sellPrice[stockSale] - _replacementUsdPerMwh > bestGain)
            (bestGain, bestBuy, bestSell) = (_sellPrice[stockSale] - _replacementUsdPerMwh, -1, stockSale);
        if (surplusSale >= 0 && _sellPrice[surplusSale] > bestGain)
            (bestBuy, bestSell) = (-1, surplusSale);
        if (bestSell < 0)
            return false;
        Trade(bestBuy, bestSell);
        return true;
    }

    private void Refill()
    {
        double highestMwh = 0;
        foreach (double storedMwh in _storedMwh)
            highestMwh = Math.Max(highestMwh, storedMwh);
        double wantedMwh = Math.Min(MiddleShare * _fleet.StoreMwh - highestMwh, RefillShareOfDay * _fleet.StoreMwh);
        for (int hour = 0; hour < Horizon; hour++)
            Reprice(hour);
        for (; wantedMwh >= _blockMwh; wantedMwh -= _blockMwh)
        {
            int cheapest = 0;
            for (int hour = 1; hour < Day; hour++)
            {
                if (_buyPrice[hour] < _buyPrice[cheapest])
                    cheapest = hour;
            }

            if (_buyPrice[cheapest] > MostRefillUsdPerMwh)
                return;
            Buy(cheapest);
        }
    }

    private void Trade(int buyHour, int sellHour)
    {
        Apply(sellHour, -_blockMwh);
        _sellMw[sellHour] += _blockMwh;
        _netMw[sellHour] -= _blockMwh;
        Reprice(sellHour);
        if (buyHour >= 0)
            Buy(buyHour);
    }

    private void Buy(int buyHour)
    {
        double boughtMw = _blockMwh / _fleet.RoundTripEfficiency;
        Apply(buyHour, _blockMwh);
        _buyMw[buyHour] += boughtMw;
        _netMw[buyHour] += boughtMw;
        Reprice(buyHour);
    }

    private void Apply(int from, double mwh)
    {
        for (int hour = from; hour < Horizon; hour++)
            _storedMwh[hour] += mwh;
    }
}
