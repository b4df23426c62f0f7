import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.cometd.bayeux.Channel;
import org.cometd.bayeux.Message;
import org.cometd.bayeux.server.BayeuxServer;
import org.cometd.bayeux.server.ServerChannel;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.bayeux.server.ServerSession;
import org.cometd.server.BayeuxServerImpl;
import org.cometd.server.CometDServlet;
import org.cometd.server.ext.AcknowledgedMessagesExtension;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.eclipse.jetty.websocket.jsr356.server.deploy.WebSocketServerContainerInitializer;

/**
 * CometD's own server on loopback, for the interop tests. Arguments: port (0: any), whether to acknowledge, how long a connect
 * is held and after how much silence a client is forgotten, ms. It says its port, then does what each line of its input says
 * and answers "done", and ends with its input.
 */
public class CometdServer {
    private static final String CHANNEL = "/v2/me/chats";
    /** What the replies to connects shall advise; null: what the server advises by itself. */
    private static volatile String advised;
    private static long published;

    public static void main(String[] arguments) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(arguments[0]));
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler(server, "/");
        WebSocketServerContainerInitializer.initialize(context);
        ServletHolder holder = new ServletHolder(new CometDServlet());
        holder.setInitParameter(
                "transports",
                "org.cometd.websocket.server.WebSocketTransport,org.cometd.server.transport.AsyncJSONTransport");
        holder.setInitParameter("ws.cometdURLMapping", "/notifications");
        holder.setInitParameter("timeout", arguments[2]);
        holder.setInitParameter("maxInterval", arguments[3]);
        holder.setInitParameter("sweepPeriod", "200");
        holder.setAsyncSupported(true);
        holder.setInitOrder(1);
        context.addServlet(holder, "/notifications/*");
        server.start();
        BayeuxServerImpl bayeux = (BayeuxServerImpl) context.getServletContext().getAttribute(BayeuxServer.ATTRIBUTE);
        if (Boolean.parseBoolean(arguments[1])) bayeux.addExtension(new AcknowledgedMessagesExtension());
        bayeux.addExtension(new BayeuxServer.Extension.Adapter() {
            @Override
            public boolean sendMeta(ServerSession to, ServerMessage.Mutable message) {
                if (advised != null && Channel.META_CONNECT.equals(message.getChannel()))
                    message.getAdvice(true).put(Message.RECONNECT_FIELD, advised);
                return true;
            }
        });
        System.out.println("port " + connector.getLocalPort());
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            System.out.println(command(bayeux, line.split(" ")));
        }
        System.exit(0);
    }

    private static String command(BayeuxServerImpl bayeux, String[] words) {
        switch (words[0]) {
            case "publish":
                publish(bayeux, Integer.parseInt(words[1]), Integer.parseInt(words[2]));
                return "done";
            case "forget":
                // As a sweep does it: nobody is told.
                for (ServerSession session : bayeux.getSessions())
                    bayeux.removeServerSession(session, true);
                return "done";
            case "disconnect":
                for (ServerSession session : bayeux.getSessions())
                    session.disconnect();
                return "done";
            case "advise":
                advised = words[1];
                return "done";
            case "sessions":
                return "done " + bayeux.getSessions().stream().filter(one -> !one.isLocalSession()).count();
            default:
                return "done unknown " + words[0];
        }
    }

    /** So many messages, numbered on from the last, each with so many letters of ballast. */
    private static void publish(BayeuxServerImpl bayeux, int count, int size) {
        bayeux.createChannelIfAbsent(CHANNEL);
        ServerChannel channel = bayeux.getChannel(CHANNEL);
        for (int index = 0; index < count; index++) {
            Map<String, Object> data = new HashMap<>();
            data.put("n", published);
            data.put("ballast", ballast(published++, size));
            channel.publish(null, data);
        }
    }

    /** Letters by chance: others would hardly be there any more once compressed. */
    private static String ballast(long seed, int size) {
        return new Random(seed).ints(size, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
