using System.Runtime.InteropServices;

namespace DigitalTwin.Model.Zones;

/// <summary>Turns a shape of wind or sun into capacity factors with a stated mean.</summary>
public static class VariableShape
{
    /// <summary>
    /// Scales a shape so that, clipped at one, its mean is the capacity factor. Scaling by the mean alone and clipping afterwards would
    /// lose
    /// the energy above nameplate (3 to 4 % of wind where the shape is peaked).
    /// </summary>
    /// <remarks>
    /// The mean of <c>min(1, s shape)</c> is concave and rises with s, so Newton's method from the s of the case without a clip climbs to
    /// the root from below and ends exactly when the set of clipped hours stays the same.
    /// </remarks>
    /// <param name="shape">Shape, any unit, at least one value, finite and at least zero; its level does not matter.</param>
    /// <param name="meanCapacityFactor">Mean of the result, 0 to below 1; at most the share of hours in which the shape is above
    /// zero.</param>
    /// <returns>Capacity factor for each hour, 0 to 1.</returns>
    /// <exception cref="ArgumentException">A negative value, or a mean that no scale reaches.</exception>
    public static ImmutableArray<double> ToCapacityFactors(ReadOnlySpan<double> shape, double meanCapacityFactor)
    {
        if (shape.IsEmpty || !(meanCapacityFactor >= 0) || !(meanCapacityFactor < 1))
            throw new ArgumentException(
                $"A mean capacity factor lies in 0 to below 1; found {meanCapacityFactor}.",
                nameof(meanCapacityFactor));

        double scale = ScaleOf(shape, meanCapacityFactor * shape.Length);
        double[] factors = new double[shape.Length];
        for (int hour = 0; hour < shape.Length; hour++)
            factors[hour] = Math.Min(1, scale * shape[hour]);
        return ImmutableCollectionsMarshal.AsImmutableArray(factors);
    }

    private static double ScaleOf(ReadOnlySpan<double> shape, double wantedSum)
    {
        double scale = 0;
        int clippedBefore = -1;
        while (true)
        {
            int clipped = 0;
            double unclipped = 0;
            foreach (double value in shape)
            {
                if (!(value >= 0))
                    throw new ArgumentException($"A shape of wind or sun is at least zero; found {value}.", nameof(shape));
                if (scale * value >= 1)
                    clipped++;
                else
                    unclipped += value;
            }

            if (clipped <= clippedBefore)
                return scale;
            clippedBefore = clipped;
            if (unclipped > 0)
                scale = (wantedSum - clipped) / unclipped;
            else if (wantedSum - clipped > 1e-9 * wantedSum)
                throw new ArgumentException(
                    $"Only {clipped} of {shape.Length} hours are above zero: no scale reaches the mean.",
                    nameof(shape));
        }
    }
}
