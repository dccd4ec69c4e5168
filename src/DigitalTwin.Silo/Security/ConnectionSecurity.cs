namespace DigitalTwin.Silo.Security;

/// <summary>
/// How connections to silos are secured: TLS, and a token that clients and silos show. Secrets stand in files or in the environment, never
/// on a command line.
/// </summary>
/// <param name="Certificate">File of a silo's certificate (PEM); empty for clients and for silos without TLS.</param>
/// <param name="Key">File of its private key (PEM); empty where that stands in the certificate's file.</param>
/// <param name="Authority">File of the authority that is trusted (PEM), or <see cref="System"/>; empty for no TLS of a client.</param>
/// <param name="Name">Name that certificates of silos are for: addresses come and go.</param>
/// <param name="Token">What who connects must show to know; empty for none.</param>
public sealed record ConnectionSecurity(
    string Certificate = "", string Key = "", string Authority = "", string Name = ConnectionSecurity.StandardName, string Token = "")
{
    /// <summary>Environment variable with the file of the authority that clients trust; it has them use TLS.</summary>
    public const string AuthorityVariable = "TWIN_TLS_CA";

    /// <summary>Environment variable with the name that certificates of silos are for.</summary>
    public const string NameVariable = "TWIN_TLS_NAME";

    /// <summary>Environment variable with the token.</summary>
    public const string TokenVariable = "TWIN_CLUSTER_TOKEN";

    /// <summary>Environment variable with the file that holds the token.</summary>
    public const string TokenFileVariable = "TWIN_CLUSTER_TOKEN_FILE";

    /// <summary>Name that certificates of silos are for unless told otherwise.</summary>
    public const string StandardName = "digitaltwin";

    /// <summary>The authorities that the operating system trusts.</summary>
    public const string System = "system";

    /// <summary>Characters that a token has at least.</summary>
    public const int LeastToken = 16;

    /// <summary>Whether connections are encrypted.</summary>
    public bool Encrypts => Certificate.Length > 0 || Authority.Length > 0;

    /// <summary>Whether nothing is secured.</summary>
    public bool IsOpen => !Encrypts && Token.Length == 0;

    /// <summary>What the environment says: for clients, and for what a silo's configuration leaves out.</summary>
    /// <exception cref="IOException">A file that it names cannot be read.</exception>
    public static ConnectionSecurity OfEnvironment() => new(
        Authority: AuthorityOf(Variable(AuthorityVariable) ?? ""),
        Name: Variable(NameVariable) ?? StandardName,
        Token: TokenOf("", TokenFileVariable));

    /// <summary>The token in a file; without one, that of the environment; empty for none.</summary>
    /// <param name="file">The file; empty for what the environment says.</param>
    /// <param name="named">Where the file was named, for messages.</param>
    /// <exception cref="IOException">The file cannot be used.</exception>
    public static string TokenOf(string file, string named)
    {
        if (file.Length == 0 && Variable(TokenVariable) is string given)
            return Checked(given, TokenVariable);
        string path = file.Length > 0 ? file : Variable(TokenFileVariable) ?? "";
        if (path.Length == 0)
            return "";
        if (!File.Exists(path))
            throw new IOException($"{named}: there is no file {path}. `twin cluster certificate DIR` writes one.");
        return Checked(File.ReadAllText(path).Trim(), $"{named}, {path}");
    }

    private static string Checked(string token, string place) => token.Length >= LeastToken ? token : throw new IOException(
        $"{place}: a token has at least {LeastToken} characters; this one has {token.Length}. `twin cluster certificate DIR` writes one.");

    private static string AuthorityOf(string file) => file is "" or System || File.Exists(file) ? file : throw new IOException(
        $"{AuthorityVariable}: there is no file {file}. Name the authority that has signed the silos' certificates, or {System}.");

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
