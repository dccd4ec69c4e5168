namespace DigitalTwin.Core.Numerics;

/// <summary>Powers from multiplication and square roots alone, so that every machine finds the same bits.</summary>
public static class Powers
{
    /// <summary>Bits of the exponent's fraction that are looked at: as many as a double in [0.5, 1) has.</summary>
    private const int FractionBits = 53;

    /// <summary>Largest exponent: beyond it nothing that is raised here is finite any more.</summary>
    private const double MostExponent = 1 << 20;

    /// <summary>x to the power y: the whole part by squaring, each bit of the fraction by one more square root.</summary>
    /// <param name="x">Base, above zero and finite.</param>
    /// <param name="y">Exponent, at least zero and at most 2^20.</param>
    /// <exception cref="ArgumentOutOfRangeException">A base or an exponent out of its range.</exception>
    public static double Of(double x, double y)
    {
        if (!(x > 0 && double.IsFinite(x)))
            throw new ArgumentOutOfRangeException(nameof(x), x, "A base is above zero and finite.");
        if (!(y >= 0 && y <= MostExponent))
            throw new ArgumentOutOfRangeException(nameof(y), y, "An exponent is at least zero and at most 2^20.");
        double power = 1;
        double squared = x;
        int whole = (int)y;
        for (int left = whole; left > 0; left >>= 1)
        {
            power *= (left & 1) == 1 ? squared : 1;
            squared *= squared;
        }

        double fraction = y - whole;
        double root = x;
        for (int bit = 0; bit < FractionBits && fraction > 0; bit++)
        {
            root = Math.Sqrt(root);
            fraction *= 2;
            if (fraction < 1)
                continue;
            power *= root;
            fraction--;
        }

        return power;
    }
}
