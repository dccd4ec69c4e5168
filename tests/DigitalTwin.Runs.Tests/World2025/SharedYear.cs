namespace DigitalTwin.Runs.Tests.World2025;

/// <summary>The tests that look at the one run of the year: it is run once for all of them.</summary>
[CollectionDefinition(Name)]
public sealed class SharedYear : ICollectionFixture<YearOf2025>
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "year of 2025";
}
