using System.Runtime.InteropServices;

namespace DigitalTwin.Model.Zones;

/// <summary>Turns a shape of load into MW that meet a year's energy and its peak at once.</summary>
/// <remarks>Formulation and hand-checked cases: docs/explanation/formulations/load-and-weather.md.</remarks>
public static class LoadShape
{
    /// <summary>
    /// Stretches the distance of every hour from the mean by one factor, so that the largest hour equals the peak while the energy stays;
    /// an hour that the stretch would take below zero is held at zero.
    /// </summary>
    /// <remarks>
    /// Every hour is <c>max(0, peak - k (shapeMax - shape))</c>. Its sum over the year falls and is convex in k, so Newton's method from
    /// the k of the case without a floor climbs to the root from below and ends exactly when the set of floored hours stays the same.
    /// </remarks>
    /// <param name="shape">Shape of the load, any unit, at least one value, finite; its level does not matter.</param>
    /// <param name="energyMwh">Energy of all hours together, MWh, above zero.</param>
    /// <param name="peakMw">Largest hour, MW, at least the mean.</param>
    /// <returns>Load for each hour, MW, at least zero.</returns>
    /// <exception cref="ArgumentException">No values, a peak below the mean, or a flat shape that is asked for a peak above its
    /// mean.</exception>
    public static ImmutableArray<double> Stretch(ReadOnlySpan<double> shape, double energyMwh, double peakMw)
    {
        double meanMw = energyMwh / Math.Max(1, shape.Length);
        if (shape.IsEmpty || !(energyMwh > 0) || !(peakMw >= meanMw))
            throw new ArgumentException(
                $"A load needs hours, energy above zero and a peak of at least the mean; peak {peakMw} MW, mean {meanMw} MW.",
                nameof(peakMw));

        double top = shape[0];
        foreach (double value in shape)
            top = Math.Max(top, value);
        double slope = SlopeOf(shape, top, energyMwh, peakMw);
        double[] loadMw = new double[shape.Length];
        for (int hour = 0; hour < shape.Length; hour++)
            loadMw[hour] = Math.Max(0, peakMw - slope * (top - shape[hour]));
        return ImmutableCollectionsMarshal.AsImmutableArray(loadMw);
    }

    private static double SlopeOf(ReadOnlySpan<double> shape, double top, double energyMwh, double peakMw)
    {
        double slope = 0;
        int aboveFloorBefore = int.MaxValue;
        while (true)
        {
            int aboveFloor = 0;
            double depth = 0;
            foreach (double value in shape)
            {
                if (peakMw - slope * (top - value) <= 0)
                    continue;
                aboveFloor++;
                depth += top - value;
            }

            // The floored set only grows from step to step, so its size identifies it; rounding may not bring an hour back.
            if (aboveFloor >= aboveFloorBefore)
                return slope;
            aboveFloorBefore = aboveFloor;
            double surplusMwh = peakMw * aboveFloor - energyMwh;
            if (depth > 0)
                slope = surplusMwh / depth;
            else if (surplusMwh > 1e-9 * energyMwh)
                throw new ArgumentException("A flat shape has no peak above its mean.", nameof(shape));
        }
    }
}
