namespace DigitalTwin.Core.Numerics;

/// <summary>Binomial counts from one uniform draw: how many of n like units fail, come back or are out.</summary>
public static class Binomial
{
    // Far below any probability that a 53-bit draw can distinguish from zero.
    private const double Tiny = 1e-200;

    /// <summary>
    /// The count whose distribution function first exceeds a uniform draw (inversion from zero upwards). The same draw gives the same
    /// count on every machine; a larger draw never gives a smaller one.
    /// </summary>
    /// <param name="count">Number of trials, at least zero.</param>
    /// <param name="probability">Chance of each trial; values outside 0 to 1 count as 0 or 1.</param>
    /// <param name="uniform">Draw in [0, 1).</param>
    public static int Inverse(int count, double probability, double uniform)
    {
        if (count <= 0 || !(probability > 0))
            return 0;
        if (probability >= 1)
            return count;

        // (1 - p)^n is at least 1 - n p: most draws of rare events end here.
        if (uniform < 1 - count * probability)
            return 0;

        double odds = probability / (1 - probability);
        double mass = PowerOf(1 - probability, count, out int scale);
        double cumulative = scale == 0 ? mass : 0;
        int successes = 0;
        while (cumulative <= uniform && successes < count)
        {
            mass *= odds * (count - successes) / (successes + 1);
            successes++;
            if (scale > 0 && mass > 1)
            {
                mass *= Tiny;
                scale--;
            }

            if (scale == 0)
                cumulative += mass;
            if (scale == 0 && mass < Tiny)
                break; // the tail no longer moves the sum: the draw lies within rounding of one
        }

        return successes;
    }

    // base^exponent = result x Tiny^scale, so that a thousand units at 8 % do not underflow.
    private static double PowerOf(double value, int exponent, out int scale)
    {
        double power = 1;
        scale = 0;
        while (exponent > 0 && value > 1e-4 && exponent % 16 != 0)
        {
            power *= value;
            exponent--;
        }

        double step = value * value;
        step *= step;
        step *= step;
        step *= step;
        bool bySixteen = value > 1e-4;
        for (; exponent > 0; exponent -= bySixteen ? 16 : 1)
        {
            power *= bySixteen ? step : value;
            if (power < Tiny)
            {
                power /= Tiny;
                scale++;
            }
        }

        return power;
    }
}
