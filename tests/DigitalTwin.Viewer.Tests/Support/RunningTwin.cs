using System.Text.RegularExpressions;

namespace DigitalTwin.Viewer.Tests.Support;

/// <summary>The real program, started as a person would: <c>twin up</c> in a folder of its own.</summary>
public sealed partial class RunningTwin : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly List<string> _said = [];

    private RunningTwin(Process process, string folder) => (_process, Folder) = (process, folder);

    /// <summary>The current folder of the program; its runs are below <c>runs</c>.</summary>
    public string Folder { get; }

    /// <summary>Where it serves.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Calls it.</summary>
    public HttpClient Http { get; private set; } = null!;

    /// <summary>What it has said on standard error.</summary>
    public string Said
    {
        get
        {
            lock (_said)
                return string.Join('\n', _said);
        }
    }

    /// <summary>Processor time that it has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it and waits until it serves.</summary>
    public static async Task<RunningTwin> Up(string folder, params string[] arguments)
    {
        string[] address = arguments.Contains("--address") ? [] : ["--address", "http://127.0.0.1:0"];
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "twin.dll"), "up", .. arguments, .. address])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { ["TWIN_STATE"] = Path.Combine(folder, "state") },
        };
        var twin = new RunningTwin(Process.Start(start)!, folder);
        var serves = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        twin._process.OutputDataReceived += (_, _) => { };
        twin._process.ErrorDataReceived += (_, line) => twin.Hear(line.Data, serves);
        twin._process.BeginErrorReadLine();
        twin._process.BeginOutputReadLine();
        twin.Address = await serves.Task.WaitAsync(Patience);
        twin.Http = new HttpClient { BaseAddress = twin.Address, Timeout = Patience };
        return twin;
    }

    /// <summary>Name of the newest run.</summary>
    public async Task<string> Run() => (await Get("/api/host")).GetProperty("current").GetString()!;

    /// <summary>What a call answers.</summary>
    public async Task<JsonElement> Get(string path) => await Http.GetFromJsonAsync<JsonElement>(path);

    /// <summary>Waits until a run has some ticks.</summary>
    public async Task WaitForTicks(string run, long ticks) =>
        await Until(async () => (await Get($"/api/runs/{run}")).GetProperty("ticks").GetInt64() >= ticks, $"{run} has {ticks} ticks");

    /// <summary>Waits until a run does something.</summary>
    public async Task WaitForState(string run, string state) =>
        await Until(async () => (await Get($"/api/runs/{run}")).GetProperty("state").GetString() == state, $"{run} is {state}");

    /// <summary>Waits until something is so.</summary>
    public static async Task Until(Func<Task<bool>> isSo, string what)
    {
        long began = Stopwatch.GetTimestamp();
        while (!await isSo())
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < Patience, $"not within {Patience}: {what}");
            await Task.Delay(50);
        }
    }

    /// <summary>Ends it as Ctrl-C does, and waits for its end.</summary>
    public async Task<int> Interrupt()
    {
        using Process kill = Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)])!;
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Hear(string? line, TaskCompletionSource<Uri> serves)
    {
        if (line is null)
        {
            serves.TrySetException(new InvalidOperationException($"twin up ended: {Said}"));
            return;
        }

        lock (_said)
            _said.Add(line);
        Match address = Serves().Match(line);
        if (address.Success)
            serves.TrySetResult(new Uri(address.Groups["address"].Value));
    }

    [GeneratedRegex(@"^twin up: (?<address>http://\S+) (shows|serves)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Serves();
}
