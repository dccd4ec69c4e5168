using System.Diagnostics;
using DigitalTwin.Clearing.Export;

namespace DigitalTwin.Clearing.Tests;

/// <summary>The same thousand problems through HiGHS, where Debian's python3-scipy is installed.</summary>
public sealed class HighsTests
{
    private const string Script = """
        import struct, sys
        import numpy as np
        from scipy.optimize import linprog
        from scipy.sparse import csc_matrix
        with open(sys.argv[1], 'rb') as f:
            while True:
                head = f.read(16)
                if len(head) < 16:
                    break
                _, m, n, _ = struct.unpack('<4i', head)
                rows, columns, values = [], [], []
                for c in range(n):
                    for _ in range(struct.unpack('<i', f.read(4))[0]):
                        r, v = struct.unpack('<id', f.read(12))
                        rows.append(r); columns.append(c); values.append(v)
                def numbers(k):
                    return np.frombuffer(f.read(8 * k))
                b, low, high, cost = numbers(m), numbers(n), numbers(n), numbers(n)
                if n == 0:
                    print(0.0); continue
                a = csc_matrix((values, (rows, columns)), shape=(m, n))
                # A tenth of a thousandth of a unit is far inside HiGHS's tolerances: scale the numbers to around one.
                s = max(1.0, abs(b).max(), high.max())
                r = linprog(cost, A_eq=a, b_eq=b / s, bounds=np.column_stack((low, high / s)), method='highs',
                            options=dict(primal_feasibility_tolerance=1e-10, dual_feasibility_tolerance=1e-10))
                print(repr(r.fun * s) if r.status == 0 else 'status %d' % r.status)
        """;

    [Fact]
    public void A_thousand_random_problems_cost_what_highs_says()
    {
        const string Python = "/usr/bin/python3";
        Assert.SkipUnless(HasScipy(Python),
            "python3-scipy is not here: apt-get install python3-scipy (the certificates of OptimalityTests hold without it)");
        string file = Path.Combine(Path.GetTempPath(), $"hours-{Guid.NewGuid():N}.bin");
        try
        {
            List<(string Name, double Objective, double Scale)> ours = Write(file);
            string[] theirs = Run(Python, ["-c", Script, file]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(ours.Count, theirs.Length);
            for (int i = 0; i < theirs.Length; i++)
            {
                Assert.True(double.TryParse(theirs[i], CultureInfo.InvariantCulture, out double objective),
                    $"{ours[i].Name}: HiGHS says {theirs[i]}");
                double tolerance = 1e-6 * Math.Max(Math.Abs(objective), 1e-6 * ours[i].Scale);
                Assert.True(Math.Abs(ours[i].Objective - objective) <= tolerance,
                    $"{ours[i].Name}: {ours[i].Objective} against HiGHS's {objective}");
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static List<(string Name, double Objective, double Scale)> Write(string file)
    {
        var ours = new List<(string, double, double)>();
        using var writer = new BinaryWriter(File.Create(file));
        for (int seed = 0; seed < 1000; seed++)
        {
            var random = new RandomHours(seed);
            ZonalNetwork network = random.Network();
            ZonalMarket market = random.Fill(new ZonalMarket(network));
            var result = new ZonalResult(network);
            new ZonalSolver(network).Solve(market, result);
            var program = new HourProgram(network, [.. Enumerable.Repeat(32, network.ZoneCount)]);
            program.Load(market);
            program.WriteHead(writer, hours: 1);
            program.WriteHour(writer);
            ours.Add(($"seed {seed} ({random.Flavour})", result.ObjectiveUsd, Certificate.Of(market, result).ScaleUsd));
        }

        return ours;
    }

    private static bool HasScipy(string python)
    {
        try
        {
            return File.Exists(python)
                && Run(python, ["-c", "import scipy.optimize; print('yes')"]).Contains("yes", StringComparison.Ordinal);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static string Run(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(error.Result);
    }
}
