using FsCheck.Fluent;
using FsCheck;

namespace DigitalTwin.Clearing.Tests;

/// <summary>Every answer comes with its own proof: feasible, and no cheaper answer exists at its prices.</summary>
public sealed class OptimalityTests
{
    [Fact]
    public void Ten_thousand_random_problems_carry_their_own_proof_of_optimality()
    {
        for (int seed = 0; seed < 10_000; seed++)
            Check(seed);
    }

    [Fact]
    public void Any_other_problem_does_too() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => Check(Math.Abs(seed % 1_000_000) + 10_000)).QuickCheckThrowOnFailure();

    private static void Check(int seed)
    {
        var random = new RandomHours(seed);
        ZonalNetwork network = random.Network();
        ZonalMarket market = random.Fill(new ZonalMarket(network));
        var result = new ZonalResult(network);
        new ZonalSolver(network).Solve(market, result);
        Certificate.Of(market, result).AssertOptimal($"seed {seed} ({random.Flavour})");
        AssertNoCirculation(market, result, $"seed {seed} ({random.Flavour})");
    }

    // Follow the flows: whoever can be reached again from himself would be sending energy round in a circle.
    private static void AssertNoCirculation(ZonalMarket market, ZonalResult result, string problem)
    {
        // Flows of free lines carry the rounding of the balances; twelve digits below what is balanced is none.
        ZonalNetwork network = market.Network;
        double least = market.BaseMw.Concat(result.NetPositionMw).Concat(result.FlowMw).Max(Math.Abs) * 1e-12;
        int[] incoming = new int[network.ZoneCount];
        for (int l = 0; l < network.Lines.Length; l++)
        {
            if (Math.Abs(result.FlowMw[l]) > least)
                incoming[Receiver(network, result, l)]++;
        }

        var queue = new Queue<int>(Enumerable.Range(0, network.ZoneCount).Where(i => incoming[i] == 0));
        int settled = 0;
        while (queue.TryDequeue(out int zone))
        {
            settled++;
            for (int l = 0; l < network.Lines.Length; l++)
            {
                if (Math.Abs(result.FlowMw[l]) > least && Sender(network, result, l) == zone
                    && --incoming[Receiver(network, result, l)] == 0)
                    queue.Enqueue(Receiver(network, result, l));
            }
        }

        Assert.True(settled == network.ZoneCount, $"{problem}: energy circulates");
    }

    private static int Sender(ZonalNetwork network, ZonalResult result, int line) =>
        result.FlowMw[line] > 0 ? network.Lines[line].From : network.Lines[line].To;

    private static int Receiver(ZonalNetwork network, ZonalResult result, int line) =>
        result.FlowMw[line] > 0 ? network.Lines[line].To : network.Lines[line].From;
}
