namespace DigitalTwin.Scenarios.Tests.Compiled;

/// <summary>Heat and cold waves become load factors.</summary>
public sealed class WaveTests
{
    // The fixture's south: comfort band 15 to 22 degrees, 1 % a degree of cold, 3 % of heat; July 25, August 22.3, January 9.
    [Fact]
    public void A_wave_is_cut_where_the_month_changes()
    {
        ImmutableArray<LoadWave> waves = South("heat,SOUTH,,2025-07-25,14,6,assumption");
        Assert.Equal([7 * 24L, 7 * 24L], waves.Select(w => w.EndTick - w.FirstTick));
        Assert.Equal(waves[0].EndTick, waves[1].FirstTick);
        Assert.Equal([1.18, 1.18], waves.Select(w => Math.Round(w.LoadFactor, 9)));
    }

    [Fact]
    public void Only_the_part_outside_the_comfort_band_counts() =>

        // February is 11.7 degrees: 3.3 % of heating go away, and 1.7 degrees above the band add 5.1 %.
        Assert.Equal(1 - 0.033 + 0.051, Assert.Single(South("mild,,BB,2025-02-03,2,12,assumption")).LoadFactor, 9);

    [Fact]
    public void Cold_raises_the_load_by_the_heating_response() =>
        Assert.Equal(1.1, Assert.Single(South("cold,SOUTH,,2025-01-10,2,-10,assumption")).LoadFactor, 9);

    [Fact]
    public void Without_degrees_the_zones_own_heat_wave_counts() =>
        Assert.Equal(1.15, Assert.Single(South("heat,SOUTH,,2025-07-01,2,,assumption")).LoadFactor, 9);

    private static ImmutableArray<LoadWave> South(string wave)
    {
        using ScenarioFolder folder = new();
        ScenarioLoadResult result = folder.Write("waves.csv", "id,zone,country,start,days,delta_c,source\n" + wave + "\n").Load();
        Assert.Empty(result.Findings.Select(f => f.ToString()));
        return result.World!.Zones.Single(z => z.Id == "SOUTH").Waves;
    }
}
