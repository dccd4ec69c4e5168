using System.Diagnostics;
using DuckDB.NET.Data;

namespace DigitalTwin.Runs.Tests.Folders;

/// <summary>Other tools read a run's history without this program; the code is that of docs/how-to/read-a-run.md.</summary>
public sealed class ReadByOthersTests : IDisposable
{
    private const long Ticks = 60;

    /// <summary>It begins a day before a month's end, so that there are two tables.</summary>
    private static readonly WorldSpec World = EveryKindWorld.Build() with
    {
        Calendar = new Calendar(new DateTime(2025, 1, 31, 0, 0, 0, DateTimeKind.Utc)),
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("twin-read-").FullName;

    /// <summary>Makes a run that has ended.</summary>
    public ReadByOthersTests()
    {
        var options = new RunOptions { Scenario = "every-kind", Seed = 1, Ticks = Ticks, Threads = 1, OutDirectory = _folder };
        using LocalRun run = LocalRun.Start(World, options, new AssumptionSummary(0, 0));
        Assert.True(run.Advance());
        run.Finish();
    }

    [Fact]
    public void DuckDB_reads_the_prices_of_zones_csv()
    {
        string query = Code("sql").Replace("my-run", _folder, StringComparison.Ordinal);
        var read = new List<(string Utc, string Zone, double Price)>();
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT strftime(utc AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%MZ'), entity, price_usd_mwh FROM ({query})";
        using DuckDBDataReader rows = command.ExecuteReader();
        while (rows.Read())
            read.Add((rows.GetString(0), rows.GetString(1), rows.GetDouble(2)));
        Assert.Equal(Ticks * World.Zones.Length, read.Count);
        Assert.Equal(PricesOfCsv(), read.Order());
    }

    [Theory]
    [InlineData("zones", "utc TIMESTAMP WITH TIME ZONE, tick BIGINT, entity VARCHAR, price_usd_mwh DOUBLE")]
    [InlineData("lines", "utc TIMESTAMP WITH TIME ZONE, tick BIGINT, entity VARCHAR, flow_mw DOUBLE")]
    [InlineData("datacenters", "installed_accelerators BIGINT")]
    [InlineData("fabs", "made_accelerators BIGINT")]
    [InlineData("countries", "missing_memory_accelerators BIGINT")]
    public void Tables_have_typed_columns(string kind, string columns)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = $"DESCRIBE SELECT * FROM '{_folder}/history/{kind}/*.parquet'";
        using DuckDBDataReader rows = command.ExecuteReader();
        var found = new List<string>();
        while (rows.Read())
            found.Add($"{rows.GetString(0)} {rows.GetString(1)}");
        Assert.All(columns.Split(", "), column => Assert.Contains(column, found));
    }

    [Fact]
    public void Pandas_reads_the_prices_of_zones_csv()
    {
        if (Python("import pandas, pyarrow").ExitCode != 0)
            Assert.Skip("python3 with pandas and pyarrow is not on this machine.");
        string code = Code("python").Replace("my-run", _folder, StringComparison.Ordinal)
            + "\nfor utc, row in prices.iterrows():\n    for zone in prices.columns:\n"
            + "        print(utc.strftime('%Y-%m-%dT%H:%MZ'), zone, row[zone], sep=',')\n";
        (int exit, string output) = Python(code);
        Assert.Equal(0, exit);
        IEnumerable<(string, string, double)> read = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(',')).Select(cells => (cells[0], cells[1], Number(cells[2])));
        Assert.Equal(PricesOfCsv(), read.Order());
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>The block of code of a language in the documentation.</summary>
    private static string Code(string language)
    {
        string page = File.ReadAllText(Path.Combine(RepositoryFolder.Root, "docs", "how-to", "read-a-run.md")).ReplaceLineEndings("\n");
        int begin = page.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4;
        return page[begin..page.IndexOf("```", begin, StringComparison.Ordinal)];
    }

    private static (int ExitCode, string Output) Python(string code)
    {
        try
        {
            using Process python = Process.Start(
                new ProcessStartInfo("python3", ["-c", code])
                {
                    UseShellExecute = false,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                })!;
            string output = python.StandardOutput.ReadToEnd();
            python.WaitForExit();
            return (python.ExitCode, output);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (-1, "");
        }
    }

    private List<(string Utc, string Zone, double Price)> PricesOfCsv()
    {
        IEnumerable<string[]> lines = File.ReadLines(Path.Combine(_folder, RunFiles.Zones)).Skip(1).Select(line => line.Split(','));
        return [.. lines.Select(cells => (cells[1], cells[2], Number(cells[3]))).Order()];
    }
}
