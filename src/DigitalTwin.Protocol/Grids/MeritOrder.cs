using System.Runtime.InteropServices;

namespace DigitalTwin.Protocol.Grids;

/// <summary>
/// The offers and bids of a grid's members for one tick, merged by price: writes the net supply curve, and turns the coupling's
/// outcome back into one award for all members.
/// </summary>
/// <remarks>
/// Reserve: any MW can hold it, so the dearest do. The last <c>reserveMw</c> of the merit order therefore carry the shortage price of
/// reserve on top of their own. The merit order stays as it is, and an accepted quantity maps back to one threshold of the members'
/// own prices.
/// </remarks>
public sealed partial class MeritOrder
{
    [State] private readonly List<Step> _supply = [];
    [State] private readonly List<Step> _demand = [];
    [State] private double _supplyMw;
    [State] private double _reserveCutMw;

    /// <summary>Sum of all supply steps, MW.</summary>
    public double SupplyMw => _supplyMw;

    /// <summary>Sum of all demand steps, MW.</summary>
    public double DemandMw => TotalMw(_demand);

    /// <summary>Forgets the last tick.</summary>
    public void Clear()
    {
        _supply.Clear();
        _demand.Clear();
    }

    /// <summary>Adds the steps of one book.</summary>
    public void Add(OfferBook book)
    {
        _supply.AddRange(book.Supply);
        _demand.AddRange(book.Demand);
    }

    /// <summary>Adds a bid of the grid's own load.</summary>
    public void Bid(double priceUsdPerMwh, double quantityMw)
    {
        if (quantityMw > 0)
            _demand.Add(new Step(priceUsdPerMwh, quantityMw));
    }

    /// <summary>Sorts and merges what was added, and sets aside the reserve.</summary>
    /// <param name="firmMw">MW that count toward reserve; below the supply where stores are nearly empty.</param>
    /// <param name="reserveMw">MW that the zone keeps unless power is worth the shortage price more, at least zero.</param>
    public void Close(double firmMw, double reserveMw)
    {
        SortAndMerge(_supply);
        SortAndMerge(_demand);
        _supplyMw = TotalMw(_supply);
        _reserveCutMw = Math.Max(0, firmMw - reserveMw);
    }

    /// <summary>Writes the net supply curve.</summary>
    /// <param name="curve">Receives the curve.</param>
    /// <param name="baseImportMw">Import from outside the network, MW; negative exports. At most the demand.</param>
    /// <param name="firmMw">Supply that counts toward reserve, MW.</param>
    /// <param name="keptMw">MW of it that are no headroom for further load: the reserve, or what is held back where that is more.</param>
    public void WriteCurve(NetSupplyCurve curve, double baseImportMw, double firmMw, double keptMw)
    {
        curve.BaseMw = baseImportMw - DemandMw;
        curve.FirmExportMw = baseImportMw + firmMw - keptMw - FirmDemandMw();
        curve.Steps.Clear();
        double cumulativeMw = 0;
        foreach (ref readonly Step step in CollectionsMarshal.AsSpan(_supply))
        {
            double plainMw = PlainPart(cumulativeMw, step.QuantityMw);
            AddStep(curve.Steps, step.PriceUsdPerMwh, plainMw);
            AddStep(curve.Steps, InShortage(step.PriceUsdPerMwh), step.QuantityMw - plainMw);
            cumulativeMw += step.QuantityMw;
        }

        curve.Steps.AddRange(CollectionsMarshal.AsSpan(_demand));
        SortAndMerge(curve.Steps);
    }

    /// <summary>Turns the outcome of clearing into one award for all members.</summary>
    public ZoneAward ToAward(in ZoneOutcome outcome)
    {
        double supplyPrice = 0;
        double supplyFraction = 0;
        double cumulativeMw = 0;
        foreach (ref readonly Step step in CollectionsMarshal.AsSpan(_supply))
        {
            supplyPrice = step.PriceUsdPerMwh;
            supplyFraction = FractionTaken(step, PlainPart(cumulativeMw, step.QuantityMw), outcome);
            cumulativeMw += step.QuantityMw;
            if (supplyFraction < 1)
                break;
        }

        return new ZoneAward(
            outcome.PriceUsdPerMwh, supplyPrice, supplyFraction, outcome.MarginalPriceUsdPerMwh, 1 - outcome.MarginalFraction);
    }

    /// <summary>Firm demand that an award leaves unserved, MW.</summary>
    public double FirmUnservedMw(in ZoneAward award)
    {
        double unservedMw = 0;
        foreach (ref readonly Step step in CollectionsMarshal.AsSpan(_demand))
        {
            if (IsFirm(step))
                unservedMw += step.QuantityMw - award.Served(step);
        }

        return unservedMw;
    }

    /// <summary>MW of the reserve that an award uses for firm demand; what stores buy and flexible loads take could be let go.</summary>
    /// <param name="outputMw">Supply of all members, MW.</param>
    public double ReserveUsedMw(double outputMw, in ZoneAward award)
    {
        double flexibleMw = 0;
        foreach (ref readonly Step step in CollectionsMarshal.AsSpan(_demand))
        {
            if (!IsFirm(step))
                flexibleMw += award.Served(step);
        }

        return Math.Max(0, outputMw - flexibleMw - _reserveCutMw);
    }

    /// <summary>All demand that an award serves, MW.</summary>
    public double ServedMw(in ZoneAward award)
    {
        double servedMw = 0;
        foreach (ref readonly Step step in CollectionsMarshal.AsSpan(_demand))
            servedMw += award.Served(step);
        return servedMw;
    }

    private static double InShortage(double priceUsdPerMwh) => MarketPrices.OnTick(priceUsdPerMwh + MarketPrices.ReserveShortage);

    private static bool IsFirm(in Step demand) => demand.PriceUsdPerMwh >= MarketPrices.ContractedCurtailment;

    private static double Share(double priceUsdPerMwh, in ZoneOutcome outcome) =>
        priceUsdPerMwh < outcome.MarginalPriceUsdPerMwh ? 1
        : priceUsdPerMwh > outcome.MarginalPriceUsdPerMwh ? 0
        : outcome.MarginalFraction;

    /// <summary>
    /// Share of a step that is taken, of which the last part may be reserve. Exactly 1 when both parts are taken in full: their sum
    /// need not be the step to the last bit, and a step short of 1 ends the merit order.
    /// </summary>
    private static double FractionTaken(in Step step, double plainMw, in ZoneOutcome outcome)
    {
        double reserveMw = step.QuantityMw - plainMw;
        double plainShare = plainMw > 0 ? Share(step.PriceUsdPerMwh, outcome) : 1;
        double reserveShare = reserveMw > 0 ? Share(InShortage(step.PriceUsdPerMwh), outcome) : plainShare;
        return plainShare == reserveShare ? plainShare : (plainMw * plainShare + reserveMw * reserveShare) / step.QuantityMw;
    }

    private static void AddStep(List<Step> steps, double priceUsdPerMwh, double quantityMw)
    {
        if (quantityMw > 0)
            steps.Add(new Step(priceUsdPerMwh, quantityMw));
    }

    private static double TotalMw(List<Step> steps)
    {
        double totalMw = 0;
        foreach (ref readonly Step step in CollectionsMarshal.AsSpan(steps))
            totalMw += step.QuantityMw;
        return totalMw;
    }

    /// <summary>Sorts by price and merges steps of one price; equal prices are added up in the order of the members.</summary>
    private static void SortAndMerge(List<Step> steps)
    {
        Span<Step> span = CollectionsMarshal.AsSpan(steps);
        InsertionOrMergeSort(span);
        int last = -1;
        for (int i = 0; i < span.Length; i++)
        {
            if (last >= 0 && span[last].PriceUsdPerMwh == span[i].PriceUsdPerMwh)
                span[last] = new Step(span[last].PriceUsdPerMwh, span[last].QuantityMw + span[i].QuantityMw);
            else
                span[++last] = span[i];
        }

        CollectionsMarshal.SetCount(steps, last + 1);
    }

    /// <summary>A stable sort, since the order of members at one price decides the last bit of their sum.</summary>
    private static void InsertionOrMergeSort(Span<Step> steps)
    {
        const int InsertionLimit = 64;
        if (steps.Length <= InsertionLimit)
        {
            InsertionSort(steps);
            return;
        }

        int middle = steps.Length / 2;
        InsertionOrMergeSort(steps[..middle]);
        InsertionOrMergeSort(steps[middle..]);
        if (steps[middle - 1].PriceUsdPerMwh <= steps[middle].PriceUsdPerMwh)
            return;
        Step[] left = steps[..middle].ToArray();
        int l = 0;
        int r = middle;
        for (int i = 0; l < left.Length; i++)
            steps[i] = r < steps.Length && steps[r].PriceUsdPerMwh < left[l].PriceUsdPerMwh ? steps[r++] : left[l++];
    }

    private static void InsertionSort(Span<Step> steps)
    {
        for (int i = 1; i < steps.Length; i++)
        {
            Step step = steps[i];
            int j = i - 1;
            for (; j >= 0 && steps[j].PriceUsdPerMwh > step.PriceUsdPerMwh; j--)
                steps[j + 1] = steps[j];
            steps[j + 1] = step;
        }
    }

    private double FirmDemandMw()
    {
        double firmMw = 0;
        foreach (ref readonly Step step in CollectionsMarshal.AsSpan(_demand))
        {
            if (IsFirm(step))
                firmMw += step.QuantityMw;
        }

        return firmMw;
    }

    private double PlainPart(double cumulativeMw, double quantityMw) => Math.Clamp(_reserveCutMw - cumulativeMw, 0, quantityMw);
}
