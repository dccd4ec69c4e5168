namespace DigitalTwin.Clearing.Tests;

/// <summary>The answer is the problem's, not the path's: cold, warm from any other hour, permuted, the same bits.</summary>
public sealed class CanonicalTests
{
    [Fact]
    public void A_warm_start_from_any_other_hour_gives_the_bits_of_a_cold_start() => AssertSameAfterAnyOtherHour(1000, reactances: false);

    [Fact]
    public void Cycles_of_reactances_too_give_the_bits_of_a_new_solver_after_any_other_hour() =>
        AssertSameAfterAnyOtherHour(500, reactances: true);

    [Fact]
    public void Permuting_zones_and_lines_permutes_the_answer_and_changes_no_bit()
    {
        for (int seed = 0; seed < 1000; seed++)
        {
            var random = new RandomHours(seed);
            ZonalNetwork network = random.Network();
            ZonalMarket hour = random.Fill(new ZonalMarket(network));
            var straight = new ZonalResult(network);
            new ZonalSolver(network).Solve(hour, straight);
            var permutation = Permutation.Of(network, random);
            ZonalMarket permuted = permutation.Apply(hour);
            var shuffled = new ZonalResult(permuted.Network);
            new ZonalSolver(permuted.Network).Solve(permuted, shuffled);
            SameBits.Assert(straight, permutation.Undo(shuffled), $"seed {seed} ({random.Flavour})");
        }
    }

    private static void AssertSameAfterAnyOtherHour(int seeds, bool reactances)
    {
        for (int seed = 0; seed < seeds; seed++)
        {
            var random = new RandomHours(seed);
            ZonalNetwork network = random.Network(reactances);
            ZonalMarket before = random.Fill(new ZonalMarket(network)), hour = random.Fill(new ZonalMarket(network));
            var cold = new ZonalResult(network);
            var warm = new ZonalResult(network);
            new ZonalSolver(network).Solve(hour, cold);
            var solver = new ZonalSolver(network);
            solver.Solve(before, warm);
            solver.Solve(hour, warm);
            SameBits.Assert(cold, warm, $"seed {seed} ({random.Flavour})");
        }
    }
}
