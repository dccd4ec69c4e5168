using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DigitalTwin.Clearing.Simplex;

/// <summary>
/// A line in one direction: the column of the energy sent from one of its ends. Slot 2l sends from the lower zone of line l, 2l + 1
/// from the higher. What the ratio test needs of it lies together.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Slot
{
    /// <summary>Zone that sends.</summary>
    public int Sender;

    /// <summary>Zone that receives.</summary>
    public int Receiver;

    /// <summary>1 less the loss share.</summary>
    public double Gain;

    /// <summary>Cost, USD/MWh.</summary>
    public double Hurdle;

    /// <summary>Least energy sent, MW: zero, but where the slot represents both directions of its line.</summary>
    public double Lower;

    /// <summary>Most energy sent, MW.</summary>
    public double Upper;

    /// <summary>Where the column rests outside the basis, MW; zero in it.</summary>
    public double Amount;

    /// <summary>Sign of the rate that moves the column away from where it rests; zero where none does, and in the basis.</summary>
    public double Wants;

    /// <summary>Puts the column outside the basis at a bound.</summary>
    public void Rest(bool atUpper)
    {
        Amount = atUpper ? Upper : Lower;
        Wants = Upper > Lower ? (atUpper ? -1 : 1) : 0;
    }

    /// <summary>
    /// Puts the column outside the basis where its reduced cost wants it: at the upper bound below zero. It does what
    /// <see cref="Rest(bool)"/> does, without a branch.
    /// </summary>
    public void RestBy(double reducedCost)
    {
        Vector128<double> lower = Vector128.CreateScalar(Lower), upper = Vector128.CreateScalar(Upper);
        Vector128<double> atUpper = Vector128.LessThan(Vector128.CreateScalar(reducedCost), Vector128<double>.Zero);
        Vector128<double> sign = Vector128.ConditionalSelect(atUpper, Vector128.Create(-1.0), Vector128.Create(1.0));
        Amount = Vector128.ConditionalSelect(atUpper, upper, lower).ToScalar();
        Wants = (Vector128.GreaterThan(upper, lower) & sign).ToScalar();
    }

    /// <summary>Puts the column outside the basis at its other bound.</summary>
    /// <returns>By how much that changes it, MW.</returns>
    public double Turn()
    {
        double before = Amount;
        Rest(atUpper: Wants > 0);
        return Amount - before;
    }

    /// <summary>Takes the column into the basis.</summary>
    public void Hold()
    {
        Amount = 0;
        Wants = 0;
    }
}
