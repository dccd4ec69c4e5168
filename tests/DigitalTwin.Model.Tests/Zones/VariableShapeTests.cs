using FsCheck;
using FsCheck.Fluent;

namespace DigitalTwin.Model.Tests.Zones;

public sealed class VariableShapeTests
{
    [Fact]
    public void Energy_above_nameplate_moves_to_the_other_hours()
    {
        // Mean 0.5 of (0, 1, 3): 0.5 and 1.5 by the mean alone; clipped at 1 the others take the rest: 1 + x = 1.5, x = 0.5.
        var factors = VariableShape.ToCapacityFactors([0, 1, 3], 0.5);
        Assert.Equal([0, 0.5, 1], factors);
    }

    [Fact]
    public void A_mean_that_the_dark_hours_forbid_is_refused() =>
        Assert.Throws<ArgumentException>(() => VariableShape.ToCapacityFactors([0, 0, 1], 0.5));

    [Fact]
    public void The_mean_is_met_and_no_hour_leaves_its_range()
    {
        var cases = from shape in Gen.Choose(0, 1000).ListOf(40)
                    from percent in Gen.Choose(0, 99)
                    where shape.Any(v => v > 0)
                    select (Shape: shape.Select(v => v / 100.0).ToArray(), Mean: percent / 100.0);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            double lit = c.Shape.Count(v => v > 0) / (double)c.Shape.Length;
            double mean = Math.Min(c.Mean, 0.98 * lit);
            var factors = VariableShape.ToCapacityFactors(c.Shape, mean);
            return Math.Abs(factors.Average() - mean) < 1e-9 && factors.Min() >= 0 && factors.Max() <= 1;
        }).QuickCheckThrowOnFailure();
    }
}
