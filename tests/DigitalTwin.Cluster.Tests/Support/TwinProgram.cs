using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace DigitalTwin.Cluster.Tests.Support;

/// <summary>The console program as a process of its own, as a person starts it.</summary>
internal sealed class TwinProgram : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

    private TwinProgram(string[] arguments, string? folder, (string Name, string Value)[] variables)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "twin.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            WorkingDirectory = folder ?? Path.GetTempPath(),
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["TWIN_STATE"] = Path.Combine(Path.GetTempPath(), "twin-no-state"); // clusters of others are nobody's business
        foreach ((string name, string value) in variables)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Add(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Add(_errors, line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What it has printed on standard output.</summary>
    public string Output => Text(_output);

    /// <summary>What it has printed on standard error.</summary>
    public string Errors => Text(_errors);

    /// <summary>How it ended.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Begins a command.</summary>
    public static TwinProgram Begin(params string[] arguments) => new(arguments, null, []);

    /// <summary>Begins a command in a folder, with environment variables.</summary>
    public static TwinProgram BeginIn(string folder, (string Name, string Value)[] variables, params string[] arguments) =>
        new(arguments, folder, variables);

    /// <summary>Runs a command to its end.</summary>
    public static async Task<TwinProgram> Run(params string[] arguments)
    {
        TwinProgram program = Begin(arguments);
        await program.End();
        return program;
    }

    /// <summary>Sends a signal, such as INT for Ctrl-C.</summary>
    public async Task Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits until it has ended and all that it printed is there.</summary>
    public async Task<int> End()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"It does not end. {Output}{Environment.NewLine}{Errors}");
        }

        return _process.ExitCode;
    }

    /// <summary>Waits until it has printed something.</summary>
    public async Task AwaitText(string text)
    {
        long began = Stopwatch.GetTimestamp();
        while (!Output.Contains(text, StringComparison.Ordinal) && !Errors.Contains(text, StringComparison.Ordinal))
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < Patience, $"It does not say {text}. {Output}{Environment.NewLine}{Errors}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static void Add(StringBuilder lines, string? line)
    {
        if (line is null)
            return;
        lock (lines)
            lines.AppendLine(line);
    }

    private static string Text(StringBuilder lines)
    {
        lock (lines)
            return lines.ToString();
    }
}
