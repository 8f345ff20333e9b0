using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Credex.CoCreate.Live;
using Credex.CoCreate.People;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace Credex.CoCreate.Tests.Live;

/// <summary>A browser of one person whose cookies are also sent with the WebSocket; of any server, by its address.</summary>
public sealed class Phone : IDisposable
{
    private readonly CookieContainer cookies = new();
    private readonly HttpClient client;

    public Phone(Uri server, string language = "en", string? from = null, string code = TestApp.Code)
    {
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = server };
        client.DefaultRequestHeaders.Add("Accept-Language", language);
        if (from is not null)
        {
            client.DefaultRequestHeaders.Add("X-Forwarded-For", from);
        }

        Guest = new Guest(client, code);
        Facilitator = new Facilitator(client, code);
    }

    public HttpClient Client => client;

    public Guest Guest { get; }

    public Facilitator Facilitator { get; }

    public string? Cookie(string name) => cookies.GetCookies(client.BaseAddress!)[name]?.Value;

    /// <summary>The same person with the same cookies at another server of the installation (cookies know no port).</summary>
    public Phone At(Uri server)
    {
        var other = new Phone(server);
        other.cookies.Add(server, cookies.GetCookies(client.BaseAddress!));
        return other;
    }

    public async Task<Phone> JoinAsync(StakeholderGroup group)
    {
        Assert.Equal(HttpStatusCode.Redirect, (await Guest.TryJoinAsync(group)).StatusCode);
        return this;
    }

    public async Task<Phone> SignInAsync(string role)
    {
        var page = await client.PageAsync("/account/sign-in");
        Assert.Equal(HttpStatusCode.Redirect, (await client.SendAsync("/account/sign-in?handler=Demo", Form.Token(page), ("role", role))).StatusCode);
        return this;
    }

    public Task<HttpResponseMessage> RegionAsync(string name, string code = TestApp.Code) => client.GetAsync($"/live/w/{code}/{name}");

    /// <summary>The region and its revision, for who may see it.</summary>
    public async Task<(int Revision, string Html)> SeeAsync(string name)
    {
        var response = await RegionAsync(name);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (int.Parse(Assert.Single(response.Headers.GetValues("X-Revision")), System.Globalization.CultureInfo.InvariantCulture), await response.Content.ReadAsStringAsync());
    }

    /// <summary>Connects as the page does: WebSockets at once, without negotiation. Throws where the handshake is refused.</summary>
    public async Task<Listener> ListenAsync(Audience audience, string code = TestApp.Code)
    {
        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(client.BaseAddress!, $"/hubs/live?w={code}&as={audience.ToString().ToLowerInvariant()}"), options =>
            {
                options.SkipNegotiation = true;
                options.Transports = HttpTransportType.WebSockets;
                options.Cookies = cookies;
                options.WebSocketConfiguration = socket => socket.SetRequestHeader("Accept-Language", client.DefaultRequestHeaders.AcceptLanguage.ToString());
            })
            .Build();
        return await Listener.StartAsync(connection);
    }

    /// <summary>The status with which the handshake of a WebSocket is answered: 101 where the hub lets the connection in.</summary>
    public async Task<HttpStatusCode> HandshakeAsync(string query, string? origin = null)
    {
        using var socket = new ClientWebSocket();
        socket.Options.Cookies = cookies;
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        var address = new UriBuilder(new Uri(client.BaseAddress!, $"/hubs/live?{query}")) { Scheme = "ws" }.Uri;
        try
        {
            await socket.ConnectAsync(address, new CancellationTokenSource(TimeSpan.FromSeconds(10)).Token);
        }
        catch (WebSocketException)
        {
            Assert.NotEqual(HttpStatusCode.SwitchingProtocols, socket.HttpStatusCode);
        }

        return socket.HttpStatusCode;
    }

    /// <summary>Is let in by the hub, and then takes nothing more: a phone in a pocket, whose connection nobody has given up yet.</summary>
    public async Task<IDisposable> FallAsleepAsync(Audience audience, string code = TestApp.Code)
    {
        var socket = new ClientWebSocket();
        using var small = new HttpMessageInvoker(new SocketsHttpHandler
        {
            CookieContainer = cookies,
            ConnectCallback = async (context, cancel) =>
            {
                var tcp = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = 1024 };
                await tcp.ConnectAsync(context.DnsEndPoint, cancel);
                return new NetworkStream(tcp, ownsSocket: true);
            },
        });
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await socket.ConnectAsync(new UriBuilder(new Uri(client.BaseAddress!, $"/hubs/live?w={code}&as={audience.ToString().ToLowerInvariant()}")) { Scheme = "ws" }.Uri, small, enough.Token);
        await socket.SendAsync("""{"protocol":"json","version":1}"""u8.ToArray().Append((byte)0x1e).ToArray(), WebSocketMessageType.Text, endOfMessage: true, enough.Token);
        var heard = string.Empty;
        var buffer = new byte[4096];
        while (!heard.Contains("revisions", StringComparison.Ordinal))
        {
            heard += Encoding.UTF8.GetString(buffer, 0, (await socket.ReceiveAsync(buffer, enough.Token)).Count);
        }

        return socket;
    }

    public void Dispose() => client.Dispose();
}
