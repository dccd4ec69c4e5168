using FsCheck;
using FsCheck.Fluent;

namespace DigitalTwin.Scenarios.Tests;

/// <summary>The digest tells whether two scenarios are the same to the model, and nothing else.</summary>
public sealed class DigestTests
{
    private static readonly string Valid = DigestAfter(_ => { });

    public static TheoryData<string> Tables => [.. AttributeDictionary.Shared.Tables.Select(t => t.Name)];

    [Fact]
    public void Is_sixteen_hexadecimal_digits() => Assert.Matches("^[0-9a-f]{16}$", Valid);

    [Fact]
    public void Does_not_change_between_versions_unless_the_format_does() => Assert.Equal("645953e451737efb", Valid);

    [Fact]
    public void Line_endings_and_byte_order_mark_do_not_matter() =>
        Assert.Equal(Valid, DigestAfter(f => f.Write("zones.csv", "\uFEFF" + f.Read("zones.csv").ReplaceLineEndings("\r\n"))
            .Write("series/load_day.csv", f.Read("series/load_day.csv").ReplaceLineEndings("\r\n"))));

    [Fact]
    public void Order_of_rows_and_columns_does_not_matter() =>
        Assert.Equal(Valid, DigestAfter(f => f.Write(
            "fuel_prices.csv", "source,usd_mmbtu,fuel,zone\nassumption,6,gas,SOUTH\nassumption,0.8,nuclear,NORTH\n")));

    [Fact]
    public void Spelling_of_numbers_does_not_matter() => Assert.Equal(
        Valid, DigestAfter(f => f.Replace("fuel_prices.csv", ",6,", ",6.00,")));

    [Fact]
    public void Sources_notes_and_titles_do_not_matter() =>
        Assert.Equal(Valid, DigestAfter(f => f.Replace("fuel_prices.csv", "gas,6,assumption", "gas,6,a book").Replace(
            "scenario.yaml", "without faults", "of note")));

    [Fact]
    public void A_default_written_out_is_the_default() =>
        Assert.Equal(Valid, DigestAfter(f => f.Replace("fleets.csv", "battery,battery,,,,4", "battery,battery,,,1,4")));

    [Fact]
    public void A_layer_that_says_the_same_makes_no_difference() =>
        Assert.Equal(Valid, DigestAfter(
            f => f.Write("../top/scenario.yaml", "name: top\ntitle: T\nquestion: Q\nextends: valid\n").Write(
                "../top/fuel_prices.csv", "zone,fuel,usd_mmbtu\nSOUTH,gas,6\n"),
            "top"));

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_default_written_out_is_the_default(string name) =>
        Assert.Equal(Valid, DigestAfter(f =>
        {
            FixtureTable table = FixtureTable.Read(f, AttributeDictionary.Shared[name]);
            foreach (ScenarioAttribute column in table.Schema.Columns.Where(c => c.Default is not null))
            {
                foreach (int row in Enumerable.Range(0, table.Rows.Count).Where(r => table.Cell(r, column.Column).Length == 0))
                    table.Set(row, column.Column, column.Default!);
            }

            table.WriteTo(f);
        }));

    [Theory]
    [MemberData(nameof(Tables))]
    public void Any_order_of_undated_rows_is_the_same_scenario(string name)
    {
        if (AttributeDictionary.Shared[name].IndexOf("date") < 0)
        {
            Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => ShuffledDigest(name, seed) == Valid)
                .Check(Config.QuickThrowOnFailure.WithMaxTest(5));
        }
    }

    [Theory]
    [InlineData("fuel_prices.csv", ",6,", ",6.01,")]
    [InlineData("scenario.yaml", "2025-01-01", "2025-01-02")]
    [InlineData("fleets.csv", "battery,battery,,,,4", "battery,battery,,,,5")]
    [InlineData("zones.csv", "NORTH,North,", "NORTH,Nord,")]
    public void A_value_makes_a_difference(string file, string before, string after) =>
        Assert.NotEqual(Valid, DigestAfter(f => f.Replace(file, before, after)));

    [Fact]
    public void A_value_of_a_series_makes_a_difference() =>
        Assert.NotEqual(Valid, DigestAfter(f => f.Write("series/load_day.csv", SeriesText.WithLine(SeriesText.LoadDay, 5000, "0.99"))));

    private static string ShuffledDigest(string name, int seed) => DigestAfter(f =>
    {
        FixtureTable table = FixtureTable.Read(f, AttributeDictionary.Shared[name]);
        List<string>[] rows = [.. table.Rows];
        new Random(seed).Shuffle(rows);
        table.Rows.Clear();
        table.Rows.AddRange(rows);
        table.WriteTo(f);
    });

    private static string DigestAfter(Action<ScenarioFolder> change, string name = "valid")
    {
        using ScenarioFolder folder = new(ScenarioFolder.BuildOut);
        change(folder);
        ScenarioLoadResult result = folder.Load(name);
        Assert.Empty(result.Findings.Select(f => f.ToString()));
        Assert.Equal(result.Digest, result.World!.Digest);
        return result.Digest!;
    }
}
