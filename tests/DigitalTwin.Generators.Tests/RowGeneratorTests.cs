using Microsoft.CodeAnalysis.Text;

namespace DigitalTwin.Generators.Tests;

/// <summary>The typed rows of input tables: one property a column, and findings about a dictionary that cannot be read.</summary>
public sealed class RowGeneratorTests
{
    private const string Header = "table,column,type,unit,min,max,default,required,key,meaning\n";
    private const string Sites = "table,form,required,meaning\nsites,csv,true,\"Sites, of any kind.\"\nhead,yaml,true,The head.\n";

    [Fact]
    public void A_column_is_a_property_of_its_type_and_a_cell()
    {
        Snippet made = Made("sites,id,id,,,,,true,true,Name.\nsites,power_mw,number,MW,0,,,false,false,\"Power, <gross>.\"\n"
            + "sites,units,integer,,0,10,1,false,false,Units.\nsites,parts,integer,,0,,,true,false,Parts.\n"
            + "sites,date,date,,,,,true,true,Day.\nsites,reused,bool,,,,,false,false,Reused.\n");

        Assert.Empty(made.Findings);
        Assert.Contains("class SiteRow(ScenarioRow row) : TypedRow(row), IDatedRow", made.Source, StringComparison.Ordinal);
        Assert.Contains("/// <summary>Power, &lt;gross&gt;. Unit: MW.</summary>", made.Source, StringComparison.Ordinal);
        Assert.Contains("public string Id => IdCell.Text;", made.Source, StringComparison.Ordinal);
        Assert.Contains("public double? PowerMw => PowerMwCell.Has ? PowerMwCell.Number : null;", made.Source, StringComparison.Ordinal);
        Assert.Contains("public RowCell PowerMwCell => Cell(1);", made.Source, StringComparison.Ordinal);
        Assert.Contains("public int Units => UnitsCell.Integer;", made.Source, StringComparison.Ordinal);
        Assert.Contains("public long Parts => PartsCell.Long;", made.Source, StringComparison.Ordinal);
        Assert.Contains("public System.DateTime Date => DateCell.Date;", made.Source, StringComparison.Ordinal);
        Assert.Contains("public bool? Reused => ReusedCell.Has ? ReusedCell.Flag : null;", made.Source, StringComparison.Ordinal);
        Assert.Contains(
            "public RowTable<SiteRow> Sites { get; } = new(Tables[\"sites\"], static row => new(row));",
            made.Source,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_of_every_table_come_after_its_own() => Assert.Contains(
        "public RowCell SourceCell => Cell(1);",
        Made("*,source,text,,,,,true,false,Source.\nsites,id,id,,,,,true,true,Name.\n").Source,
        StringComparison.Ordinal);

    [Fact]
    public void Parts_of_the_yaml_file_have_no_rows() => Assert.DoesNotContain(
        "HeadRow", Made("head,title,text,,,,,true,false,Title.\n").Source, StringComparison.Ordinal);

    [Fact]
    public void A_column_that_nothing_reads_is_refused() => Refused(
        "DT0010: Nothing reads the column sites.colour: use SiteRow.Colour in a check or a compiler, "
            + "or say in its meaning that it is for readers",
        "sites,colour,text,,,,,true,false,Colour.\n");

    [Fact]
    public void A_column_for_readers_need_not_be_read() =>
        Assert.Empty(Made("sites,colour,text,,,,,true,false,Colour; for readers.\n").Findings);

    [Fact]
    public void A_column_twice_is_refused() => Refused(
        "DT0011: The table sites has two columns id: keep one of the two lines",
        "sites,id,id,,,,,true,true,Name.\nsites,id,id,,,,,true,true,Name.\n");

    [Fact]
    public void A_column_of_a_table_that_is_not_listed_is_refused() => Refused(
        "DT0012: The column id is of the table sitez, which tables.csv does not have: add the table there, or correct the name",
        "sitez,id,id,,,,,true,true,Name.\n");

    [Fact]
    public void A_type_that_is_none_is_refused() => Refused(
        "DT0013: The column sites.id is of the type float, which is none of text, id, number, integer, date, bool, months, series, enum, "
            + "ref: write one of them",
        "sites,id,float,,,,,true,true,Name.\n");

    [Fact]
    public void A_reference_into_no_table_is_refused() => Refused(
        "DT0014: The column sites.id refers to the table 'zones', which tables.csv does not have: write ref:, then the name of a table",
        "sites,id,ref:zones,,,,,true,true,Name.\n");

    [Fact]
    public void A_line_with_too_few_cells_is_refused() => Refused(
        "DT0015: The line has 3 cells, but the header of attributes.csv has 10: add or take away commas, and quote a text that holds one",
        "sites,id,id\n");

    private static void Refused(string finding, string columns) => Assert.Equal(finding, Assert.Single(Made(columns).Findings));

    private static Snippet Made(string columns) => Snippet.Of(
        "class Reader { object Id = 1, PowerMw = 1, Units = 1, Parts = 1, Date = 1, ReusedCell = 1; "
            + "object All() => new[] { Id, PowerMw, Units, Parts, Date, ReusedCell }; }",
        new RowGenerator(),
        [new Table("x/attributes.csv", Header + columns), new Table("x/tables.csv", Sites)]);

    private sealed class Table(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
