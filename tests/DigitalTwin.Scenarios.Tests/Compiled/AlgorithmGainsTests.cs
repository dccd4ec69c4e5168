namespace DigitalTwin.Scenarios.Tests.Compiled;

/// <summary>Rows of algorithm_gains reach their country, in the order of their days.</summary>
public sealed class AlgorithmGainsTests
{
    [Fact]
    public void Each_country_has_its_own_rows()
    {
        using ScenarioFolder folder = new(ScenarioFolder.BuildOut);
        WorldSpec world = folder.Load().World!;
        CountrySpec[] countries = [.. world.Countries];

        // The run begins on 2025-01-01; 2024-07-01 is 184 days before it.
        Assert.Equal([new AlgorithmGain(-184 * 24, 3), new AlgorithmGain(365 * 24, 2)], countries[0].AlgorithmGains);
        Assert.Equal([new AlgorithmGain(0, 2.5)], countries[1].AlgorithmGains);
        Assert.Equal(2.5 * 2.5, AlgorithmicEfficiency.At(countries[1].AlgorithmGains, 2 * 8760));
    }
}
