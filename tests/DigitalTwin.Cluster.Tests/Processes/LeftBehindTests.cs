using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace DigitalTwin.Cluster.Tests.Processes;

/// <summary>What <c>up --silos</c> begins ends with it, even when it is killed and can say nothing any more.</summary>
public sealed partial class LeftBehindTests : ProcessTests, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);

    private readonly string _folder = Directory.CreateTempSubdirectory("twin-left-").FullName;
    private readonly List<int> _silos = [];
    private Process? _up;

    [Fact]
    public async Task Silos_and_their_Redis_end_when_what_began_them_is_killed()
    {
        string redis = await BeginTwo();

        _up!.Kill();

        await Until("the silos have ended", () => Task.FromResult(!_silos.Exists(Lives)));
        await Until("Redis has ended", () => Task.FromResult(!Listens(redis)));
    }

    [Fact]
    public async Task What_began_them_and_their_Redis_end_when_all_silos_are_killed()
    {
        string redis = await BeginTwo();

        foreach (int silo in _silos)
            Process.GetProcessById(silo).Kill();

        await Until("what began them has ended", () => Task.FromResult(_up!.HasExited));
        Assert.Equal(1, _up!.ExitCode);
        Assert.False(Listens(redis), "Redis is still there.");
    }

    public void Dispose()
    {
        if (_up is { HasExited: false })
            _up.Kill();
        foreach (int silo in _silos.Where(Lives))
            Process.GetProcessById(silo).Kill();
        _up?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Begins two silos on a Redis of their own, waits until they take work, and returns its address.</summary>
    private async Task<string> BeginTwo()
    {
        string redis = await Begin();
        await using TwinClient client = await TwinClient.Connect(new ClusterAddress(redis), Patience);
        await Until("two silos take work", async () =>
        {
            IReadOnlyList<SiloReport> silos = await TwinClient.Retry(client.Silos, TestContext.Current.CancellationToken, Patience);
            _silos.Clear();
            _silos.AddRange(silos.Select(silo => silo.ProcessId));
            return silos.Count(silo => silo.State == Readiness.Running) == 2;
        });
        return redis;
    }

    private async Task<string> Begin()
    {
        string program = Path.Combine(AppContext.BaseDirectory, "twin.dll");
        string page = $"http://127.0.0.1:{LoopbackPorts.Free()}";
        _up = Process.Start(new ProcessStartInfo(
            "dotnet", [program, "up", "--scenario", "two-zones", "--silos", "2", "--address", page])
        {
            WorkingDirectory = _folder,
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { ["TWIN_STATE"] = Path.Combine(_folder, "state") },
        })!;
        var named = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _up.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
                named.TrySetException(new InvalidOperationException("twin up ended without having named its Redis."));
            else if (OnRedis().Match(line.Data) is { Success: true } found)
                named.TrySetResult(found.Groups[1].Value);
        };
        _up.BeginErrorReadLine();
        return await named.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    private static async Task Until(string what, Func<Task<bool>> holds)
    {
        long began = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < Patience, $"After {Patience}, it does not hold that {what}.");
            await Task.Delay(LookEvery, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Whether a process lives. One that has ended may still be listed until somebody asks how: it is a zombie.</summary>
    private static bool Lives(int process)
    {
        string stat = $"/proc/{process}/stat";
        try
        {
            return OperatingSystem.IsLinux()
                ? File.Exists(stat) && !File.ReadAllText(stat).Contains(") Z ", StringComparison.Ordinal)
                : !Process.GetProcessById(process).HasExited;
        }
        catch (Exception e) when (e is IOException or ArgumentException)
        {
            return false; // it ended while it was looked at
        }
    }

    private static bool Listens(string redis)
    {
        string[] parts = redis.Split(':');
        try
        {
            using var socket = new TcpClient(parts[0], int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"on Redis ([\d.]+:\d+)")]
    private static partial Regex OnRedis();
}
