namespace DigitalTwin.Scenarios.Tests;

/// <summary>The dictionary is complete and agrees with itself, and the documentation with it.</summary>
public sealed class AttributeDictionaryTests
{
    public static TheoryData<string> Tables => [.. AttributeDictionary.Shared.Tables.Select(t => t.Name)];

    [Fact]
    public void Every_entry_belongs_to_a_table() =>
        Assert.All(
            File.ReadLines(Path.Combine(RepositoryFolder.Root, "src/DigitalTwin.Scenarios/Attributes/attributes.csv")).Skip(1),
            line => Assert.True(
                line.StartsWith(AttributeDictionary.EveryTable, StringComparison.Ordinal)
                || AttributeDictionary.Shared.Find(line.Split(',')[0]) is not null,
                line));

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_has_a_key_a_source_and_a_meaning_for_every_column(string name)
    {
        TableSchema table = AttributeDictionary.Shared[name];
        Assert.NotEmpty(table.KeyIndexes);
        Assert.True(table.Columns[table.Require(AttributeDictionary.SourceColumn)].Required);
        Assert.All(table.Columns, c => Assert.NotEmpty(c.Meaning));
        Assert.NotEmpty(table.Meaning);
    }

    [Fact]
    public void Every_column_has_a_class_and_says_what_it_rests_on() =>
        Assert.All(AttributeDictionary.Shared.All.SelectMany(table => table.Columns), column =>
        {
            Assert.True(column.Class is not null, $"{column.Table}.{column.Column} has no line in Attributes/classes.csv.");
            Assert.Contains(column.Class.Name, ColumnClass.Names);
            Assert.True(
                column.Class.Name == ColumnClass.Structural || column.Class.Basis.Length > 0,
                $"{column.Table}.{column.Column}: say in classes.csv what it is {column.Class.Name} on or from.");
        });

    [Fact]
    public void Every_class_is_of_a_column() =>
        Assert.All(
            File.ReadLines(Path.Combine(RepositoryFolder.Root, "src/DigitalTwin.Scenarios/Attributes/classes.csv")).Skip(1),
            line => Assert.True(
                line.Split(',') is [string table, string column, ..] && (table == AttributeDictionary.EveryTable
                    || AttributeDictionary.Shared.All.Any(t => t.Name == table && t.Columns.Any(c => c.Column == column))),
                line));

    [Theory]
    [MemberData(nameof(Tables))]
    public void References_point_to_tables_with_one_key_column(string name) =>
        Assert.All(
            AttributeDictionary.Shared[name].Columns.Where(c => c.Type == AttributeType.Reference),
            c => Assert.Single(AttributeDictionary.Shared[c.RefersTo!].KeyIndexes));

    [Theory]
    [MemberData(nameof(Tables))]
    public void Defaults_parse_and_are_in_range(string name) =>
        Assert.All(
            AttributeDictionary.Shared[name].Columns.Where(c => c.Default is not null),
            c => Assert.Null(Scenarios.Validation.CellParser.Parse(c, c.Default!, out _)));

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_numeric_column_has_a_range_and_a_unit_or_counts_something(string name) =>
        Assert.All(
            AttributeDictionary.Shared[name].Columns.Where(c => c.IsNumeric),
            c => Assert.True(
                c is { Min: not null, Max: not null } && (c.Unit.Length > 0 || c.Type == AttributeType.Integer || c.Column == "pue"),
                c.Column));

    [Theory]
    [MemberData(nameof(Tables))]
    public void The_last_part_of_a_column_name_is_its_unit(string name)
    {
        // forward_mw is in MW: who reads a table must not need the dictionary for that.
        (string Ending, string Unit)[] endings =
        [
            ("_usd_mw", "USD/MW"), ("_mmbtu_mw", "MMBtu/MW"), ("_mw", "MW"), ("_gw", "GW"), ("_twh", "TWh"), ("_usd_mwh", "USD/MWh"),
            ("_mmbtu_mwh", "MMBtu/MWh"), ("_share", "share"), ("_c", "degC"), ("_days", "d"), ("_weeks", "weeks/year"), ("_pu", "p.u."),
        ];
        foreach (ScenarioAttribute column in AttributeDictionary.Shared[name].Columns.Where(c => c.IsNumeric))
        {
            (string Ending, string Unit) ending = endings.FirstOrDefault(e => column.Column.EndsWith(e.Ending, StringComparison.Ordinal));
            if (ending.Unit is not null && !column.Column.EndsWith("_per_c", StringComparison.Ordinal))
                Assert.Equal(ending.Unit, column.Unit);
        }
    }

    [Fact]
    public void The_documentation_is_up_to_date()
    {
        string path = Path.Combine(RepositoryFolder.Root, "docs", "reference", "scenario-format.md");
        string expected = FormatDocument.Write();
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(path, expected);
        Assert.True(
            File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == expected,
            "docs/reference/scenario-format.md is stale: run these tests with UPDATE_DOCS=1.");
    }
}
