namespace DigitalTwin.Opf.Tests;

/// <summary>The published DC column of the pglib-opf baseline, five digits, and its infeasible cases.</summary>
public sealed class PglibTests
{
    private const double PublishedRounding = 5e-5;

    [Fact]
    public void Every_case_at_hand_meets_the_published_objective()
    {
        string? folder = SharedData.Find("pglib");
        Assert.SkipWhen(folder is null, SharedData.Absent("pglib"));
        foreach (string row in File.ReadLines(Path.Combine(folder!, "expected_dc.csv")).Skip(1))
        {
            string[] fields = row.Split(',');
            NodalResult result = NodalSolver.Solve(MatpowerCase.Load(Path.Combine(folder!, fields[0] + ".m")).Grid, NodalFormulation.Dcp);
            if (fields[3] == "inf.")
            {
                Assert.Equal(NodalStatus.Infeasible, result.Status);
                Assert.NotEmpty(result.Conflicts);
                continue;
            }

            double published = double.Parse(fields[3], CultureInfo.InvariantCulture);
            Assert.True(Math.Abs(result.ObjectiveUsd - published) <= PublishedRounding * published,
                $"{fields[0]}: {result.ObjectiveUsd} against {published}");
        }
    }

    [Fact]
    public void The_peak_hour_of_rts_gmlc_has_one_price()
    {
        string? path = SharedData.Find("rts-gmlc/RTS_GMLC.m");
        Assert.SkipWhen(path is null, SharedData.Absent("rts-gmlc"));
        NodalResult result = NodalSolver.Solve(MatpowerCase.Load(path!).Grid, NodalFormulation.Dcp);
        Assert.Equal(225806.07, result.ObjectiveUsd, 0.01);
        Assert.All(result.PriceUsdPerMwh, price => Assert.Equal(34.009, price, 0.001));
    }
}
