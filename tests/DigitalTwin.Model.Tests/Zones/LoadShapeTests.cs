using FsCheck;
using FsCheck.Fluent;

namespace DigitalTwin.Model.Tests.Zones;

public sealed class LoadShapeTests
{
    [Fact]
    public void A_stretch_without_floor_scales_the_distance_from_the_mean()
    {
        // Mean 1, energy 400 MWh in four hours, peak 160: the top is 0.5 above the mean, so k = 60 / 0.5 = 120 MW.
        var load = LoadShape.Stretch([0.5, 1, 1, 1.5], 400, 160);
        Assert.Equal([40, 100, 100, 160], load);
    }

    [Fact]
    public void An_hour_below_zero_is_held_at_zero_and_the_others_keep_the_energy()
    {
        // Peak 220 of energy 400: without a floor the first hour would be -20. With it: 220 + 2 (220 - k/2) = 400, k = 260.
        var load = LoadShape.Stretch([0.5, 1, 1, 1.5], 400, 220);
        Assert.Equal(0, load[0]);
        Assert.Equal(90, load[1], 12);
        Assert.Equal(220, load[3]);
    }

    [Fact]
    public void A_flat_shape_has_no_peak() =>
        Assert.Throws<ArgumentException>(() => LoadShape.Stretch([1, 1, 1], 300, 150));

    [Fact]
    public void A_peak_below_the_mean_is_refused() =>
        Assert.Throws<ArgumentException>(() => LoadShape.Stretch([1, 2, 3], 300, 90));

    [Fact]
    public void Peak_and_energy_are_met_for_every_shape()
    {
        var cases = from shape in Gen.Choose(0, 1000).ListOf(50)
                    from ratio in Gen.Choose(100, 900)
                    where shape.Distinct().Count() > 1
                    select (Shape: shape.Select(v => v / 500.0).ToArray(), Ratio: ratio / 100.0);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            double top = c.Shape.Max();
            int highest = c.Shape.Count(v => v == top);
            double reachable = Math.Min(c.Ratio, (double)c.Shape.Length / highest);
            var load = LoadShape.Stretch(c.Shape, 5000, 100 * reachable);
            return Math.Abs(load.Sum() - 5000) < 1e-6 && Math.Abs(load.Max() - 100 * reachable) < 1e-9 && load.Min() >= 0;
        }).QuickCheckThrowOnFailure();
    }
}
