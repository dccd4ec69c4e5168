namespace DigitalTwin.Clearing.Tests;

/// <summary>Real hours that once went wrong, kept under Golden/ with their story.</summary>
public sealed class WorldHourTests
{
    [Fact]
    public void Ties_of_many_zones_at_once_leave_every_balance_closed()
    {
        ZonalMarket market = Read("world-2025-tick-1906");
        var result = new ZonalResult(market.Network);
        new ZonalSolver(market.Network).Solve(market, result);
        Certificate.Of(market, result).AssertOptimal("world-2025, tick 1906");
    }

    private static ZonalMarket Read(string name)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "Golden", name);
        string[][] steps = Rows(Path.Combine(folder, "zones.csv"));
        string[][] lines = Rows(Path.Combine(folder, "lines.csv"));
        string[] zones = [.. steps.Select(row => row[0]).Distinct(StringComparer.Ordinal)];
        var network = new ZonalNetwork(
            zones.Length, [.. lines.Select(row => new ZonalLine(Array.IndexOf(zones, row[0]), Array.IndexOf(zones, row[1])))], zones);
        var market = new ZonalMarket(network);
        foreach (string[] row in steps)
        {
            int zone = Array.IndexOf(zones, row[0]);
            if (row[1] == "base")
                market.BaseMw[zone] = Number(row[2]);
            else
                market.AddStep(zone, Number(row[1]), Number(row[2]));
        }

        for (int i = 0; i < lines.Length; i++)
            market.SetLine(i, Number(lines[i][2]), Number(lines[i][3]), Number(lines[i][4]), Number(lines[i][5]));
        return market;
    }

    private static string[][] Rows(string path) => [.. File.ReadLines(path).Skip(1).Select(line => line.Split(','))];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
