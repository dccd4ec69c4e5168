using DigitalTwin.Model.Market;

namespace DigitalTwin.Model.Power;

/// <summary>The heat rates inside a fleet: its units in service stand in a row, the best first, and output fills it from there.</summary>
public sealed partial class ThermalPlant
{
    /// <summary>Offers the output between two levels, slice by slice at its own cost.</summary>
    private void SellSlices(OfferBook book, long tick, double fromMw, double toMw)
    {
        ImmutableArray<double> slices = Spec.HeatRateSlices;
        double sliceMw = SliceMw;
        for (int slice = 0; slice < slices.Length; slice++)
        {
            double begin = Math.Max(fromMw, slice * sliceMw);
            double end = slice == slices.Length - 1 ? toMw : Math.Min(toMw, (slice + 1) * sliceMw);
            if (end > begin)
                book.Sell(CostUsdPerMwh(tick, slices[slice]), end - begin);
        }

        if (slices.IsEmpty)
            book.Sell(CostUsdPerMwh(tick, 1), toMw - fromMw);
    }

    /// <summary>Mean cost of the output between two levels, USD/MWh.</summary>
    private double MeanCostUsdPerMwh(long tick, double fromMw, double toMw) => CostUsdPerMwh(tick, MeanSlice(fromMw, toMw));

    /// <summary>Cost at a heat rate that is given over the fleet's mean, USD/MWh.</summary>
    private double CostUsdPerMwh(long tick, double slice) =>
        Spec.VariableOmUsdPerMwh + slice * (MarginalCostUsdPerMwh(tick, _day.MonthIndex) - Spec.VariableOmUsdPerMwh);

    /// <summary>Heat rate of the output between two levels over the fleet's mean.</summary>
    private double MeanSlice(double fromMw, double toMw)
    {
        ImmutableArray<double> slices = Spec.HeatRateSlices;
        if (slices.IsEmpty || !(toMw > fromMw))
            return slices.IsEmpty ? 1 : SliceAt(fromMw);
        double sliceMw = SliceMw, sum = 0;
        for (int slice = 0; slice < slices.Length; slice++)
        {
            double begin = Math.Max(fromMw, slice * sliceMw);
            double end = slice == slices.Length - 1 ? toMw : Math.Min(toMw, (slice + 1) * sliceMw);
            if (end > begin)
                sum += slices[slice] * (end - begin);
        }

        return sum / (toMw - fromMw);
    }

    /// <summary>Heat rate of the last MW at a level over the fleet's mean.</summary>
    private double SliceAt(double mw)
    {
        ImmutableArray<double> slices = Spec.HeatRateSlices;
        if (slices.IsEmpty)
            return 1;
        int slice = 0;
        while (slice < slices.Length - 1 && mw > (slice + 1) * SliceMw)
            slice++;
        return slices[slice];
    }

    private double SliceMw => _units.InService * _units.UnitMw / Math.Max(1, Spec.HeatRateSlices.Length);
}
