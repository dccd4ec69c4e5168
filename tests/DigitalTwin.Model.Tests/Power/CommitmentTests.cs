using System.Diagnostics;

namespace DigitalTwin.Model.Tests.Power;

/// <summary>Which units run: worlds whose right answer is known, and random ones against the optimum of HiGHS.</summary>
public sealed class CommitmentTests(ITestOutputHelper output)
{
    private const string Python = "/usr/bin/python3";
    private const double MedianAbove = 0.03;
    private const double NineteenInTwentyAbove = 0.10;

    /// <summary>Random worlds: TWIN_WORLDS, or a few. Ten thousand take ten minutes.</summary>
    private static readonly int Worlds = int.TryParse(
        Environment.GetEnvironmentVariable("TWIN_WORLDS"), NumberStyles.None, CultureInfo.InvariantCulture, out int worlds) ? worlds : 200;

    [Fact]
    public void Random_worlds_of_two_fleets_are_served_as_an_optimal_plan_serves_them_and_cost_little_more()
    {
        Assert.SkipUnless(HasScipy(), "python3-scipy is not here: apt-get install python3-scipy (SteppedDayTests hold without it)");
        int first = int.TryParse(Environment.GetEnvironmentVariable("TWIN_FIRST_WORLD"), out int from) ? from : 0;
        CommitmentWorld[] all = [.. Enumerable.Range(first, Worlds).Select(seed => new CommitmentWorld(seed))];
        string[] problems = [.. all.Select(world => world.Run())];
        string[] answers = Solve(problems);
        Assert.Equal(all.Length, answers.Length);
        var above = new List<double>();
        var worse = new List<string>();
        for (int i = 0; i < all.Length; i++)
        {
            string[] figures = answers[i].Split(' ');
            double costUsd = double.Parse(figures[0], CultureInfo.InvariantCulture);
            double unservedMwh = double.Parse(figures[1], CultureInfo.InvariantCulture);
            above.Add(all[i].CostUsd / costUsd - 1);
            if (all[i].UnservedMwh > unservedMwh + 1e-6)
                worse.Add($"world {first + i}: {all[i].UnservedMwh} MWh unserved, the optimum {unservedMwh}: {all[i]}");
            if (Worlds <= 1000)
                output.WriteLine($"world {first + i}: {all[i].CostUsd:F0} USD, {100 * above[i]:F2} % above the optimum; "
                    + $"{all[i].UnservedMwh:F3} of {unservedMwh:F3} MWh unserved");
        }

        above.Sort();
        output.WriteLine($"{Worlds} worlds: median {100 * above[above.Count / 2]:F2} %, 95th percentile "
            + $"{100 * above[above.Count * 95 / 100]:F2} %, worst {100 * above[^1]:F2} %, mean {100 * above.Average():F2} %; "
            + $"{worse.Count} leave more unserved than the optimum");
        Assert.True(worse.Count == 0, string.Join('\n', worse.Take(5)));
        Assert.InRange(above[above.Count / 2], -0.001, MedianAbove);
        Assert.InRange(above[above.Count * 95 / 100], -0.001, NineteenInTwentyAbove);
    }

    private static bool HasScipy()
    {
        if (!File.Exists(Python))
            return false;
        using Process check = Process.Start(new ProcessStartInfo(Python, ["-c", "from scipy.optimize import milp"])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        })!;
        check.WaitForExit();
        return check.ExitCode == 0;
    }

    private static string[] Solve(string[] problems)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "Golden", "commitment", "solve.py");
        using Process solver = Process.Start(new ProcessStartInfo(Python, [script])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        Task<string> answers = solver.StandardOutput.ReadToEndAsync();
        foreach (string problem in problems)
            solver.StandardInput.WriteLine(problem);
        solver.StandardInput.Close();
        solver.WaitForExit();
        Assert.Equal(0, solver.ExitCode);
        return answers.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
