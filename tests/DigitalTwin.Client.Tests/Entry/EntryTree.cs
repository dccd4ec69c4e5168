namespace DigitalTwin.Client.Tests.Entry;

/// <summary>
/// A small tree with the real entry and a stand-in for the SDK that writes down what it was asked: what the entry does is seen without
/// a build of minutes.
/// </summary>
internal sealed class EntryTree : IDisposable
{
    private const string StandIn = """
        #!/bin/sh
        # Stands in for the SDK: builds a program that prints its arguments, one a line, and ends as TWIN_TEST_EXIT says.
        root=${TWIN_TEST_ROOT}
        case $1 in
          --version) echo 10.0.100 ;;
          publish)
            echo build >>"$root/calls"
            echo 'chatter of the build'
            if [ -f "$root/src/broken" ]; then echo 'error: broken'; exit 1; fi
            mkdir -p "$root/artifacts/twin"
            : >"$root/artifacts/twin/twin.dll" ;;
          */twin.dll)
            shift
            for argument; do printf '<%s>\n' "$argument"; done
            exit "${TWIN_TEST_EXIT:-0}" ;;
        esac
        """;

    private readonly TempFolder _folder = new();

    public EntryTree()
    {
        foreach (string file in (string[])["twin", "eng/test.sh"])
            _folder.Write(file, File.ReadAllText(Path.Combine(RepositoryFolder.Root, file)));
        _folder.Write("src/A/A.cs", "class A;");
        _folder.Write("src/A/A.csproj", "<Project />");
        _folder.Write("global.json", "{}");
        _folder.Write("bin/dotnet", StandIn);
        TwinProcess.Run("chmod", ["+x", _folder["bin/dotnet"], _folder["twin"]]);
    }

    public string Root => _folder.Path;

    public int Builds => File.Exists(_folder["calls"]) ? File.ReadAllLines(_folder["calls"]).Length : 0;

    public TempFolder Files => _folder;

    public TwinProcess.Outcome Twin(params string[] arguments) => Call(_folder["twin"], arguments);

    public TwinProcess.Outcome Call(string entry, string[] arguments, string? folder = null, string? path = null, string exit = "0") =>
        TwinProcess.Run("/bin/sh", [entry, .. arguments], folder ?? Root, new Dictionary<string, string>
        {
            ["PATH"] = path ?? $"{_folder["bin"]}:{Environment.GetEnvironmentVariable("PATH")}",
            ["TWIN_TEST_ROOT"] = Root,
            ["TWIN_TEST_EXIT"] = exit,
        });

    public void Dispose() => _folder.Dispose();
}
