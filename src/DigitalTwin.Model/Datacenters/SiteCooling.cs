using DigitalTwin.Model.Weather;

namespace DigitalTwin.Model.Datacenters;

/// <summary>
/// Power that a site draws for its accelerators and beside them, by the weather and the load. Its PUE is that of full load in the hottest
/// month, for which it is built. Formulation: docs/explanation/formulations/datacenter.md.
/// </summary>
/// <param name="spec">What does not change during the run.</param>
/// <param name="pue">Facility power over IT power at full load in the hottest month, at least 1.</param>
/// <param name="itMwEach">Power of an accelerator without cooling, MW.</param>
public sealed class SiteCooling(CoolingSpec spec, double pue, double itMwEach)
{
    private readonly CoolingSpec _spec = spec;
    private readonly double _overhead = pue - 1;
    private readonly double _itMwEach = itMwEach;
    private readonly double _hottestC = Hottest(spec);

    /// <summary>Power of an accelerator with its share of what is drawn beside them, MW.</summary>
    /// <param name="running">Accelerators that run, above zero.</param>
    /// <param name="places">Accelerators that the halls with power house, at least as many.</param>
    public double MwEach(long tick, double running, double places) =>
        _itMwEach * (1 + OverheadAt(tick) * (1 - _spec.FixedShare + _spec.FixedShare * places / running));

    /// <summary>Power beside the accelerators over theirs, at full load; never more than what the site is built for.</summary>
    private double OverheadAt(long tick)
    {
        if (_spec.MeanCByMonth.IsEmpty)
            return _overhead;
        double meanC = _spec.MeanCByMonth[_spec.Calendar.Month(tick) - 1];
        foreach (TemperatureWave wave in _spec.Waves)
            meanC += tick >= wave.FirstTick && tick < wave.EndTick ? wave.DeltaC : 0;
        double coolerC = Above(_hottestC) - Above(Math.Min(meanC, _hottestC));
        return Math.Max(0, _overhead - _spec.PuePerC * coolerC);
    }

    private double Above(double meanC) => Math.Max(0, meanC - _spec.FreeCoolingC);

    private static double Hottest(CoolingSpec spec)
    {
        double hottestC = double.MinValue;
        foreach (double meanC in spec.MeanCByMonth)
            hottestC = Math.Max(hottestC, meanC);
        return hottestC;
    }
}
