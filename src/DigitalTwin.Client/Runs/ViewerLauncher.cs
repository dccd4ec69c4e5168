using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;

namespace DigitalTwin.Client.Runs;

/// <summary>Opens the page and the API of a host, and says where they are.</summary>
internal static class ViewerLauncher
{
    /// <summary>Environment variable with the token of changing calls, where others than this machine can call.</summary>
    public const string TokenVariable = "TWIN_TOKEN";

    /// <summary>Environment variable with the file that holds it.</summary>
    public const string TokenFileVariable = "TWIN_TOKEN_FILE";

    /// <summary>Starts to serve.</summary>
    /// <param name="host">The runs.</param>
    /// <param name="address">Where; null for the default, or for a free port where that is taken.</param>
    /// <param name="folder">Folder of the run that the page opens first.</param>
    /// <param name="command">Command that asks for it.</param>
    /// <param name="changesPerSecond">Changing calls that it takes a second; null for the default.</param>
    /// <exception cref="RunFolderException">The address is none, or is taken.</exception>
    public static async Task<TwinServer> Open(
        IRunHost host, string? address, string folder, string command = "up", long? changesPerSecond = null)
    {
        var options = new ServerOptions
        {
            Address = Parse(address ?? ServerOptions.DefaultAddress),
            CurrentRun = Path.GetFileName(Path.GetFullPath(folder)),
        };
        if (changesPerSecond is long changes)
            options = options with { ChangesPerSecond = (int)Math.Min(changes, ServerOptions.MostChangesPerSecond) };
        if (!options.IsLoopback)
            options = options with { Token = GivenToken() ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)) };
        TwinServer server = await Start(host, options, command, mayMove: address is null);
        Console.Error.WriteLine(
            $"twin {command}: {server.Address.GetLeftPart(UriPartial.Authority)} "
            + (server.HasPage ? "shows it" : "serves the API; the page is left out: it was built without Node.js (20.19 or newer)"));
        if (options.Token is string token)
        {
            // One that was given is known to who needs it, and stands in no log.
            string shown = GivenToken() is null ? token : $"(what {TokenVariable} or {TokenFileVariable} says)";
            Console.Error.WriteLine(
                $"twin {command}: changing calls need the token: open /#token={shown}, or send Authorization: Bearer {shown}");
        }

        return server;
    }

    private static async Task<TwinServer> Start(IRunHost host, ServerOptions options, string command, bool mayMove)
    {
        try
        {
            return await TwinServer.Start(host, options);
        }
        catch (Exception e) when (mayMove && IsTaken(e))
        {
            Console.Error.WriteLine(
                $"twin {command}: {ServerOptions.DefaultAddress} is taken; a free port is used (--address URL names one)");
            return await TwinServer.Start(host, options with { Address = new Uri("http://127.0.0.1:0") });
        }
        catch (Exception e) when (IsTaken(e))
        {
            throw new RunFolderException($"--address {options.Address}: {e.Message} Name another one, such as http://127.0.0.1:5081.");
        }
    }

    private static bool IsTaken(Exception e) => e is SocketException or IOException { InnerException: AddressInUseException };

    private static Uri Parse(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? parsed) && parsed.Scheme == Uri.UriSchemeHttp && parsed.AbsolutePath == "/"
            && (parsed.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
                || IPAddress.TryParse(parsed.Host.Trim('[', ']'), out _))
            ? parsed
            : throw new RunFolderException(
                $"--address {address}: this is no address to serve at. Give http, an IP address and a port, such as "
                + string.Create(CultureInfo.InvariantCulture, $"{ServerOptions.DefaultAddress}."));

    /// <summary>The token that was given; null for none.</summary>
    private static string? GivenToken()
    {
        if (Environment.GetEnvironmentVariable(TokenVariable) is { Length: > 0 } given)
            return given;
        if (Environment.GetEnvironmentVariable(TokenFileVariable) is not { Length: > 0 } file)
            return null;
        return File.Exists(file) && File.ReadAllText(file).Trim() is { Length: > 0 } read
            ? read
            : throw new RunFolderException(
                $"{TokenFileVariable}: {file} holds no token. Write one into it, such as from `openssl rand -hex 32`.");
    }
}
