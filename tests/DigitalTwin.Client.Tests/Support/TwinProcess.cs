using System.Diagnostics;

namespace DigitalTwin.Client.Tests.Support;

/// <summary>Starts programs as a person would and collects what they leave.</summary>
internal static class TwinProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Runs the built console program.</summary>
    public static Outcome Twin(params string[] arguments) => Run("dotnet", [Program, .. arguments]);

    /// <summary>Runs the built console program in a folder.</summary>
    public static Outcome TwinIn(string folder, params string[] arguments) => Run("dotnet", [Program, .. arguments], folder);

    /// <summary>Runs the built console program with variables in its environment.</summary>
    public static Outcome TwinWith(IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        Run("dotnet", [Program, .. arguments], environment: environment);

    /// <summary>Runs the built console program as somebody whom permissions bind: as another user where this one may do anything.</summary>
    public static Outcome TwinUnprivileged(params string[] arguments) => Environment.IsPrivilegedProcess
        ? Run("setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", "dotnet", Program, .. arguments])
        : Twin(arguments);

    /// <summary>Runs the console program until its folder holds a file with text, interrupts it, and waits for its end.</summary>
    public static Outcome TwinInterrupted(string awaited, params string[] arguments) =>
        TwinInterrupted(awaited, () => { }, arguments);

    /// <summary>The same, with something done before the program is interrupted.</summary>
    public static Outcome TwinInterrupted(string awaited, Action meanwhile, params string[] arguments)
    {
        using Process process = Start("dotnet", [Program, .. arguments], folder: null, environment: null);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        long began = Stopwatch.GetTimestamp();
        while (!(File.Exists(awaited) && new FileInfo(awaited).Length > 0) && Stopwatch.GetElapsedTime(began) < Patience)
            Thread.Sleep(20);
        meanwhile();
        Run("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        return Collect(process, output, error);
    }

    /// <summary>Runs the console program to its end, with something done while it runs.</summary>
    public static Outcome TwinWatched(Action<Process> meanwhile, params string[] arguments)
    {
        using Process process = Start("dotnet", [Program, .. arguments], folder: null, environment: null);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        meanwhile(process);
        return Collect(process, output, error);
    }

    /// <summary>Runs the console program until something is so, lets some time pass, and kills it at once (SIGKILL).</summary>
    /// <returns>Whether it was still running when it was killed.</returns>
    public static bool TwinKilled(Func<bool> awaited, TimeSpan after, params string[] arguments)
    {
        using Process process = Start("dotnet", [Program, .. arguments], folder: null, environment: null);
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        long began = Stopwatch.GetTimestamp();
        while (!awaited() && !process.HasExited && Stopwatch.GetElapsedTime(began) < Patience)
            Thread.Sleep(1);
        bool ended = process.WaitForExit(after);
        process.Kill();
        process.WaitForExit();
        return !ended;
    }

    /// <summary>Runs any program.</summary>
    public static Outcome Run(
        string program, IEnumerable<string> arguments, string? folder = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        using Process process = Start(program, arguments, folder, environment);
        return Collect(process, process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "twin.dll");

    private static Process Start(
        string program, IEnumerable<string> arguments, string? folder, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? AppContext.BaseDirectory,
        };
        start.Environment["TWIN_STATE"] = Path.Combine(Path.GetTempPath(), "twin-test-state"); // not among those of whoever tests
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static Outcome Collect(Process process, Task<string> output, Task<string> error)
    {
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"still running after {Patience}: {process.StartInfo.FileName}");
        }

        return new Outcome(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    /// <summary>What a program left.</summary>
    internal sealed record Outcome(int ExitCode, string Output, string Error);
}
