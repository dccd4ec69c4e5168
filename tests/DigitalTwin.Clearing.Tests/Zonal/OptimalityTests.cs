using DigitalTwin.Clearing.Tests.Support;

namespace DigitalTwin.Clearing.Tests.Zonal;

public sealed class OptimalityTests
{
    [Fact]
    public void A_thousand_random_problems_carry_their_own_proof_of_optimality()
    {
        for (int seed = 0; seed < 1000; seed++)
        {
            var random = new RandomHours(seed);
            ZonalNetwork network = random.Network();
            ZonalMarket market = random.Fill(new ZonalMarket(network));
            var result = new ZonalResult(network);
            new ZonalSolver(network).Solve(market, result);
            Certificate.Of(market, result).AssertOptimal($"seed {seed} ({random.Flavour})");
        }
    }
}
