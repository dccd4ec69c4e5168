namespace DigitalTwin.Cluster.Tests.Placement;

/// <summary>Keys of grains: run, run/grid, run/grid/entity.</summary>
public sealed class KeyTests
{
    [Theory]
    [InlineData("r", "r", "", "")]
    [InlineData("r/US-PJM", "r", "US-PJM", "")]
    [InlineData("r/US-PJM/US-PJM/gas_ccgt", "r", "US-PJM", "US-PJM/gas_ccgt")]
    [InlineData("r/US-PJM/country/US", "r", "US-PJM", "country/US")]
    public void A_key_is_read_as_it_was_written(string text, string run, string grid, string entity)
    {
        EntityKey key = EntityKey.Parse(text);
        Assert.Equal(new EntityKey(run, grid, entity), key);
        Assert.Equal(text, key.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("r/")]
    [InlineData("/g")]
    [InlineData("r//e")]
    public void What_is_no_key_is_refused(string text) => Assert.Throws<FormatException>(() => EntityKey.Parse(text));

    [Fact]
    public void Runs_and_grids_have_no_slashes()
    {
        Assert.Throws<ArgumentException>(() => EntityKey.OfRun("a/b"));
        Assert.Throws<ArgumentException>(() => EntityKey.OfRun("a").OfGrid("b/c"));
        Assert.Throws<ArgumentException>(() => EntityKey.OfRun("a").OfMember("b"));
        Assert.Equal("a/b/c/d", EntityKey.OfRun("a").OfGrid("b").OfMember("c/d").ToString());
    }
}
