using System.Collections.Concurrent;
using System.Net;

namespace DigitalTwin.Viewer.Tests.Api;

/// <summary>A summary that is asked for while the run ticks is that of the end of one tick.</summary>
public sealed class SummaryTests : IDisposable
{
    private const int Callers = 8;
    private const int FewestTicks = 5;

    private static readonly TimeSpan Least = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(60);

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Asked_for_without_a_pause_it_is_always_whole()
    {
        await using RunningTwin twin = await RunningTwin.Up(_folder.Path, "--scenario", "every-kind", "--rate", "100000");
        string run = await twin.Run();
        await twin.WaitForTicks(run, 5);
        var answers = new ConcurrentDictionary<long, string>();
        int asked = 0;
        long began = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, Callers, new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (_, cancellation) =>
        {
            while (Stopwatch.GetElapsedTime(began) < Least || (answers.Count < FewestTicks && Stopwatch.GetElapsedTime(began) < Most))
            {
                using HttpResponseMessage answer = await twin.Http.GetAsync($"/api/runs/{run}/summary", cancellation);
                string text = await answer.Content.ReadAsStringAsync(cancellation);
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{answer.StatusCode} {text}");
                using JsonDocument summary = JsonDocument.Parse(text);
                AssertBalances(summary.RootElement);
                string hash = summary.RootElement.GetProperty("hash").GetString()!;
                Assert.Equal(hash, answers.GetOrAdd(summary.RootElement.GetProperty("ticks").GetInt64(), hash));
                Interlocked.Increment(ref asked);
            }
        });

        await twin.Interrupt();
        string[] hashes = await File.ReadAllLinesAsync(Path.Combine(_folder.Path, "runs", run, "hashes.csv"));
        Assert.All(answers, answer => Assert.Equal($"{answer.Key - 1},{answer.Value}", hashes[answer.Key]));
        TestContext.Current.TestOutputHelper?.WriteLine($"{asked} answers of {answers.Count} ticks");
        Assert.True(answers.Count >= FewestTicks, $"{answers.Count} ticks");
    }

    [Fact]
    public async Task To_ask_does_not_hurry_a_run_that_is_held_to_a_pace()
    {
        await using RunningTwin twin = await RunningTwin.Up(_folder.Path, "--scenario", "two-zones", "--rate", "2");
        string run = await twin.Run();
        await twin.WaitForTicks(run, 2);
        long before = (await twin.Get($"/api/runs/{run}/summary")).GetProperty("ticks").GetInt64();
        long began = Stopwatch.GetTimestamp();
        for (int i = 0; i < 200; i++)
            await twin.Get($"/api/runs/{run}/summary");
        long after = (await twin.Get($"/api/runs/{run}/summary")).GetProperty("ticks").GetInt64();
        double most = 2 * Stopwatch.GetElapsedTime(began).TotalSeconds + 3;
        Assert.InRange(after - before, 0, (long)most);

        await twin.Http.PostAsJsonAsync($"/api/runs/{run}/pause", new { });
        await twin.WaitForState(run, "paused");
        long held = (await twin.Get($"/api/runs/{run}")).GetProperty("ticks").GetInt64();
        Assert.Equal(held, (await twin.Get($"/api/runs/{run}/summary")).GetProperty("ticks").GetInt64());
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    /// <summary>What a torn summary would break: each sum has the same ticks as its parts.</summary>
    private static void AssertBalances(JsonElement summary)
    {
        JsonElement[] zones = [.. summary.GetProperty("zones").EnumerateArray()];
        foreach (JsonElement country in summary.GetProperty("countries").EnumerateArray())
        {
            string code = country.GetProperty("id").GetString()!;
            JsonElement[] own = [.. zones.Where(zone => zone.GetProperty("country").GetString() == code)];
            Same(own.Sum(zone => Sum(zone.GetProperty("byFuelTwh"))), Sum(country.GetProperty("byFuelTwh")));
            Same(
                country.GetProperty("targetExaflopDays").GetDouble() - country.GetProperty("deliveredExaflopDays").GetDouble(),
                Sum(country.GetProperty("shortfallByCause")));
        }
    }

    private static double Sum(JsonElement figures) => figures.EnumerateObject().Sum(figure => figure.Value.GetDouble());

    private static void Same(double expected, double actual) =>
        Assert.InRange(actual - expected, -1e-9 * Math.Max(1, Math.Abs(expected)), 1e-9 * Math.Max(1, Math.Abs(expected)));
}
