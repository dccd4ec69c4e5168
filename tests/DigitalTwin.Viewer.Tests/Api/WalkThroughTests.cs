using System.Text.RegularExpressions;

namespace DigitalTwin.Viewer.Tests.Api;

/// <summary>The session of docs/reference/api.md is run as it stands, with curl.</summary>
public sealed class WalkThroughTests(TwinFixture twin) : IClassFixture<TwinFixture>
{
    [Fact]
    public async Task The_commands_of_the_page_work_as_written()
    {
        Assert.SkipWhen(!File.Exists("/usr/bin/curl"), "left out: there is no curl here");
        string page = await File.ReadAllTextAsync(Path.Combine(RepositoryFolder.Root, "docs", "reference", "api.md"));
        string[] blocks =
        [
            .. Regex.Matches(page, "^```sh\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)
                .Select(block => block.Groups["text"].Value).Where(text => text.Contains("curl")),
        ];
        string address = twin.Twin.Address.GetLeftPart(UriPartial.Authority);
        string script = "set -e\n" + string.Concat(blocks).Replace("http://127.0.0.1:5080", address);

        using Process shell = Process.Start(new ProcessStartInfo("sh", ["-c", script])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> output = shell.StandardOutput.ReadToEndAsync(), error = shell.StandardError.ReadToEndAsync();
        await shell.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));

        Assert.True(shell.ExitCode == 0, $"{await error}\n{await output}");
        Assert.True(blocks.Length >= 8);
        Assert.Contains("id: 31\nevent: tick", await output);
        Assert.Contains("\"id\":\"second\"", await output);
    }
}
