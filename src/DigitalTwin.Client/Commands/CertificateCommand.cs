using DigitalTwin.Client.Cluster;
using DigitalTwin.Client.CommandLine;
using DigitalTwin.Silo.Security;

namespace DigitalTwin.Client.Commands;

/// <summary><c>twin cluster certificate DIR</c>: what secures a cluster while no authority of an organisation does.</summary>
internal static class CertificateCommand
{
    private const long StandardDays = 365;

    private static readonly Argument<DirectoryInfo> Folder = new("DIR") { Description = "Folder for the files; made where there is none" };

    private static readonly Option<long?> Days = Values.Count("--days", $"Days for which it is valid (default: {StandardDays})");

    private static readonly Option<string> Name = new("--name")
    {
        Description = "Name that it is for, tls_name of the silos",
        HelpName = "NAME",
        DefaultValueFactory = _ => ConnectionSecurity.StandardName,
    };

    public static Command Create()
    {
        Command command = new("certificate", "Make a development certificate, its authority and a token for the silos of a cluster")
        {
            Folder, Days, Name,
        };
        command.SetAction(parsed => Write(
            parsed.GetRequiredValue(Folder).ToString(), parsed.GetRequiredValue(Name), parsed.GetValue(Days) ?? StandardDays));
        return command;
    }

    private static int Write(string folder, string name, long days)
    {
        DevelopmentCertificate files = SecurityFiles.Make(folder, name, days);
        Console.Out.WriteLine($"""
            In the configuration of each silo:
              tls_certificate: {files.Certificate}
              tls_key: {files.Key}
              tls_ca: {files.Authority}
              token_file: {files.Token}
            For clients, in the environment:
              {ConnectionSecurity.AuthorityVariable}={files.Authority} {ConnectionSecurity.TokenFileVariable}={files.Token}
            """ + (name == ConnectionSecurity.StandardName ? "" : $" {ConnectionSecurity.NameVariable}={name}"));
        return ExitCode.Done;
    }
}
