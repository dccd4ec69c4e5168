using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Flexible loads have one break-even, or mine a coin whose hash price and machines are there.</summary>
internal static class MiningCheck
{
    public static void Run(ScenarioContent content, FindingLog log)
    {
        foreach (FlexibleLoadRow load in content.FlexibleLoads.Where(row => row.IdCell.Has))
        {
            if (load.BreakEvenUsdMwhCell.IsMissing && load.MinesCell.IsMissing)
                log.Error("load-without-break-even", load, load.BreakEvenUsdMwhCell, $"{load.Key} has no price above which it stops.",
                    "Fill in break_even_usd_mwh, or mines.");
            else if (load.BreakEvenUsdMwhCell.Has && load.MinesCell.Has)
                log.Error("break-even-twice", load.BreakEvenUsdMwhCell,
                    $"{load.Key} mines: its break-even follows the hash price and its machines.", "Empty one of the two cells.");
            else if (load.MinesCell.Has)
                CheckMining(content, load, log);
        }

        CheckMachines(content, log);
    }

    private static void CheckMining(ScenarioContent content, FlexibleLoadRow load, FindingLog log)
    {
        if (content.HashPrices.Damaged || content.MiningMachines.Damaged)
            return;
        if (!content.HashPrices.Any(row => row.Coin == load.MinesCell.Text))
            log.Error("mining-without-price", load.MinesCell, $"hash_prices has no row of {load.MinesCell.Text}.",
                "Add one, such as the price when the run begins.");
        else if (!content.MiningMachines.Any(row => row.HashShare > 0))
            log.Error("mining-without-machines", load.MinesCell, $"{load.Key} mines, and mining_machines has no machine.",
                "Add a row for each kind of machine.");
    }

    private static void CheckMachines(ScenarioContent content, FindingLog log)
    {
        if (content.MiningMachines.Damaged)
            return;
        foreach (IGrouping<string, MiningMachineRow> kind in content.MiningMachines.GroupBy(row => row.Machine, StringComparer.Ordinal))
        {
            MiningMachineRow first = kind.First();
            foreach (MiningMachineRow other in kind.Where(row => Math.Abs(row.JoulesTh - first.JoulesTh) > 0))
                log.Error("machine-changes", other.JoulesThCell,
                    $"{kind.Key} takes {first.JoulesThCell.Text} J/TH in another row.",
                    "Write the same figure in all rows of a machine, or give the new one a name of its own.");
        }
    }
}

/// <summary>Compiles what mining earns.</summary>
internal sealed class MiningCompiler(ScenarioContent content, Calendar calendar)
{
    private readonly ImmutableArray<MiningMachine> _machines = [.. content.MiningMachines
        .GroupBy(row => row.Machine, StringComparer.Ordinal)
        .OrderBy(kind => kind.Key, StringComparer.Ordinal)
        .Select(kind => new MiningMachine(kind.Key, kind.First().JoulesTh, Paths.Of(kind, row => row.HashShare, calendar)))];

    /// <summary>Mining of a coin.</summary>
    public MiningSpec Of(string coin) =>
        new(Paths.Of(content.HashPrices.Where(row => row.Coin == coin), row => row.UsdPhDay, calendar), _machines);
}
