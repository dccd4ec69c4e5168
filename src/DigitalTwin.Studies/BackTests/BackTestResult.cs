namespace DigitalTwin.Studies.BackTests;

/// <summary>Power of the tracked campuses at <see cref="BackTest.Dates"/>, MW.</summary>
/// <param name="ModelledMw">As the model has it.</param>
/// <param name="KnownMw">As it was.</param>
/// <param name="LaggedMw">As the simplest rival has it: full power one constant lag after the first mark.</param>
/// <param name="LagMonths">The lag that fits best, which the model was not given.</param>
/// <param name="Waits">Months from first mark to first power of new sites and of reused buildings, as they were and as modelled.</param>
public sealed record BackTestResult(
    ImmutableArray<double> ModelledMw, ImmutableArray<double> KnownMw, ImmutableArray<double> LaggedMw, int LagMonths,
    ImmutableArray<BackTestWait> Waits)
{
    /// <summary>Mean of |modelled / known - 1| over the days after the start.</summary>
    public double ModelDeviation => MeanDeviation([.. ModelledMw], [.. KnownMw]);

    /// <summary>The same of the rival.</summary>
    public double LagDeviation => MeanDeviation([.. LaggedMw], [.. KnownMw]);

    /// <summary>Modelled over known, less one, at a day.</summary>
    public double DeviationAt(int day) => ModelledMw[day] / KnownMw[day] - 1;

    internal static double MeanDeviation(double[] mw, double[] knownMw)
    {
        double sum = 0;
        for (int i = 1; i < mw.Length; i++)
            sum += Math.Abs(mw[i] / knownMw[i] - 1);
        return sum / (mw.Length - 1);
    }
}
