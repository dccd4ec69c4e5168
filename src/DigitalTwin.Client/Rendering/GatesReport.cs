using DigitalTwin.Engine.BuildOut;
using Spectre.Console;

namespace DigitalTwin.Client.Rendering;

/// <summary>What holds the compute of countries back, for people.</summary>
internal static class GatesReport
{
    private const int MostCauses = 3;

    public static void Write(IReadOnlyList<GateResult> results, IAnsiConsole console)
    {
        var table = new Table { Border = TableBorder.Simple, UseSafeBorder = true };
        table.AddColumn("country");
        foreach (string heading in (ReadOnlySpan<string>)["target EFd", "missing EFd"])
            table.AddColumn(new TableColumn(heading).RightAligned());
        table.AddColumn("booked on (share of missing)");
        table.AddColumn("opened alone, relieves");
        table.AddColumn(new TableColumn("joint %").RightAligned());
        foreach (GateResult result in results)
        {
            table.AddRow(
                Markup.Escape(result.Country),
                Figures.Of(result.TargetExaflopDays, 0),
                Figures.Of(result.MissingExaflopDays, 0),
                Largest(result.ByCause, result.MissingExaflopDays),
                Largest(result.ReliefByGate, result.MissingExaflopDays),
                Figures.Share(result.Joint, result.MissingExaflopDays));
        }

        console.Write(table);
        console.WriteLine("EFd: 8-bit exaflop-days. Joint: what no single gate relieves.");
    }

    private static string Largest(IReadOnlyDictionary<string, double> figures, double missing) => Markup.Escape(string.Join(
        ", ",
        figures.Where(pair => pair.Value > 0.005 * missing).OrderByDescending(pair => pair.Value).Take(MostCauses)
            .Select(pair => $"{pair.Key} {Figures.Share(pair.Value, missing)} %")));
}
