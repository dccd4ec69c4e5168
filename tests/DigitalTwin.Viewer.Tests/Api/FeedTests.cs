namespace DigitalTwin.Viewer.Tests.Api;

/// <summary>Many who follow one run: none is dropped silently, the slow one is told why, and the run does not wait for anybody.</summary>
public sealed class FeedTests
{
    private const int Followers = 200;

    /// <summary>With TWIN_LONG as the figure is stated: a minute with followers, and a minute without them between.</summary>
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("TWIN_LONG") is not null;

    private static readonly int Rounds = IsLong ? 10 : 2;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(IsLong ? 6 : 2);

    /// <summary>
    /// Processor time of a tick with followers against without: it tells what they cost, though the machine does other things too. A few
    /// seconds say little about ten percent.
    /// </summary>
    private static readonly double MostCost = IsLong ? 1.1 : 2;

    [Fact]
    public async Task Two_hundred_follow_and_the_run_keeps_its_pace()
    {
        using var folder = new TempFolder();
        await using RunningTwin twin = await RunningTwin.Up(folder.Path, "--scenario", "world-2025", "--rate", "100000");
        string run = await twin.Run();
        await twin.WaitForTicks(run, 50);
        var alone = new List<Spent>();
        var followed = new List<Spent>();
        long sent = 0, bytes = 0;
        for (int round = 0; round < Rounds; round++)
        {
            alone.Add(await Spend(twin, run));
            Follower[] followers = [.. Enumerable.Range(0, Followers).Select(_ => new Follower(twin.Address, run))];
            using var end = new CancellationTokenSource();
            await Task.WhenAll(followers.Select(follower => follower.Join()));
            Task reading = Task.WhenAll(followers.Select(follower => follower.Read(end.Token)));
            await RunningTwin.Until(() => Task.FromResult(followers.All(one => one.Count > 1)), "everybody sees ticks");
            followed.Add(await Spend(twin, run));
            await end.CancelAsync();
            await reading.WaitAsync(TimeSpan.FromSeconds(30));

            Assert.All(followers, one => Assert.Null(one.Reason));
            Assert.All(followers, one => Assert.True(one.Ascends));
            sent += followers.Sum(one => one.Count);
            bytes += followers.Sum(one => one.Bytes);
            foreach (Follower follower in followers)
                follower.Dispose();
        }

        double ratio = Median(alone.Zip(followed, (without, with) => with.Pace / without.Pace));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Rounds} times {Window.TotalSeconds:0} s with {Followers} followers and as long without: "
            + $"{Median(alone.Select(one => one.Pace)):0.00} ticks/s without, {Median(followed.Select(one => one.Pace)):0.00} with, "
            + $"ratio {ratio:0.000}; processor time of the program a tick {Median(alone.Select(one => one.CpuMs)):0.0} ms and "
            + $"{Median(followed.Select(one => one.CpuMs)):0.0} ms; {sent} ticks sent, {bytes / sent} bytes each, nobody let go"));
        double cost = Median(alone.Zip(followed, (without, with) => with.CpuMs / without.CpuMs));
        Assert.True(cost < MostCost, $"with {Followers} followers a tick takes {cost:0.000} of its processor time without");
        Assert.True(!IsLong || ratio > 0.9, $"with {Followers} followers the run has {ratio:0.000} of its pace");
    }

    [Fact]
    public async Task Who_reads_too_slowly_is_let_go_with_a_reason_and_the_run_goes_on()
    {
        using var folder = new TempFolder();
        await using RunningTwin twin = await RunningTwin.Up(folder.Path, "--scenario", "two-zones", "--rate", "300");
        string run = await twin.Run();
        using var slow = new Follower(twin.Address, run);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var hurry = new TaskCompletionSource();
        await slow.Join(receiveBytes: 8 << 10);
        Task reading = slow.Read(patience.Token, dawdle: hurry.Task);
        long began = await Ticks(twin, run);
        await twin.WaitForTicks(run, began + 3_000); // more than its queue and the buffers of the connection hold
        hurry.SetResult();
        await reading;

        Assert.Contains("event: end", slow.Reason);
        Assert.Contains("too slow", slow.Reason);
        Assert.Equal(slow.Last - slow.First + 1, slow.Count); // what it was sent until then has no gap
        long end = await Ticks(twin, run);
        await twin.WaitForTicks(run, end + 100);
    }

    [Fact]
    public async Task Of_a_slow_run_each_tick_is_sent_of_a_fast_one_a_share_and_always_its_end()
    {
        using var folder = new TempFolder();
        await using RunningTwin twin = await RunningTwin.Up(folder.Path, "--scenario", "two-zones", "--rate", "3");
        string run = await twin.Run();
        Follower[] followers = [.. Enumerable.Range(0, 30).Select(_ => new Follower(twin.Address, run))];
        using var end = new CancellationTokenSource();
        await Task.WhenAll(followers.Select(follower => follower.Join()));
        Task reading = Task.WhenAll(followers.Select(follower => follower.Read(end.Token)));
        await Seen(followers, await Ticks(twin, run) + 9);
        // 90 a second: none is missing, even where the machine stands still for a second and four ticks come in a row.
        Assert.All(followers, one => Assert.Equal(one.Last - one.First + 1, one.Count));

        await twin.Http.PutAsJsonAsync($"/api/runs/{run}/speed", new { ticksPerSecond = (double?)null });
        await twin.WaitForTicks(run, 2_000);
        await twin.Http.PostAsync($"/api/runs/{run}/pause", null);
        await twin.WaitForState(run, "paused");
        await Seen(followers, await Ticks(twin, run));
        await end.CancelAsync();
        await reading.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.All(followers, one => Assert.True(one.Ascends));
        Assert.All(followers, one => Assert.Null(one.Reason));
        Assert.All(followers, one => Assert.InRange(one.Count, 1, one.Last / 2)); // what is passed over is in history
        foreach (Follower follower in followers)
            follower.Dispose();
    }

    private static Task Seen(Follower[] followers, long ticks) => RunningTwin.Until(
        () => Task.FromResult(followers.All(one => one.Last >= ticks - 1)), $"everybody has seen tick {ticks - 1}");

    private static double Median(IEnumerable<double> figures)
    {
        double[] sorted = [.. figures.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static async Task<Spent> Spend(RunningTwin twin, string run)
    {
        (long first, TimeSpan before) = (await Ticks(twin, run), twin.ProcessorTime);
        long began = Stopwatch.GetTimestamp();
        await Task.Delay(Window);
        long ticks = await Ticks(twin, run) - first;
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return new Spent(ticks / seconds, (twin.ProcessorTime - before).TotalMilliseconds / Math.Max(ticks, 1));
    }

    private static async Task<long> Ticks(RunningTwin twin, string run) =>
        (await twin.Get($"/api/runs/{run}")).GetProperty("ticks").GetInt64();

    /// <summary>What a window showed.</summary>
    /// <param name="Pace">Ticks a second.</param>
    /// <param name="CpuMs">Processor time of the program a tick, ms.</param>
    private readonly record struct Spent(double Pace, double CpuMs);
}
